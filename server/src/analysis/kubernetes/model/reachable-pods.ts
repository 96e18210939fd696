import type { YamlScalar } from '../syntax/nodes.ts';
import type { KubernetesObject } from './kubernetes-object.ts';
import type { AddedLabel, Member } from './member.ts';
import { oncePer } from './once-per.ts';
import { labelsAt, type PodTemplate, podTemplatesOf, templateLabelsOf } from './pod-template.ts';
import { type Reach, reachOf } from './reach.ts';
import type { WorkspaceObjects } from './workspace-objects.ts';

/** Pods, and those of them that can have a label in the end. */
export interface PodIndex {
  readonly pods: readonly PodTemplate[];
  /** By `name=value`, with labels that patches and kustomizations add. */
  readonly byLabel: ReadonlyMap<string, ReadonlySet<PodTemplate>>;
}

/** The Pods that may be in the cluster with an object: near are those that are applied together with it. */
export interface ReachablePods {
  readonly near: PodIndex;
  readonly far: PodIndex;
  readonly isWhole: boolean;
}

/** The Pods that an object can choose by their labels. */
export function podsIn(object: KubernetesObject, objects: WorkspaceObjects): ReachablePods {
  const reach = reachOf(object, kindsWithPods(objects), objects);
  const known = knownPods(objects);
  const found = known.get(reach);
  if (found) return found;
  let far: PodIndex | undefined;
  const pods: ReachablePods = {
    near: indexOf(reach.near, objects, object),
    // Most objects find near them what they look for.
    get far() {
      far ??= indexOf(reach.far, objects);
      return far;
    },
    isWhole: reach.isWhole,
  };
  known.set(reach, pods);
  return pods;
}

const knownPods = oncePer((_: WorkspaceObjects) => new Map<Reach, ReachablePods>());

const kindsWithPods = oncePer((objects: WorkspaceObjects): readonly string[] => {
  const kinds = new Set<string>();
  for (const object of objects.all) {
    if (!kinds.has(object.kind) && podTemplatesOf(object).length > 0) kinds.add(object.kind);
  }
  return [...kinds];
});

function indexOf(
  members: readonly Member[],
  { builds }: WorkspaceObjects,
  chooser?: KubernetesObject,
): PodIndex {
  const roots = chooser ? builds.rootsOf(chooser) : undefined;
  const applies = (patch: KubernetesObject) =>
    !roots || [...builds.rootsOf(patch).keys()].some((root) => roots.has(root));
  const pods: PodTemplate[] = [];
  const byLabel = new Map<string, Set<PodTemplate>>();
  const note = (name: string, value: unknown, pod: PodTemplate) => {
    const key = `${name}=${value}`;
    const same = byLabel.get(key);
    if (same) same.add(pod);
    else byLabel.set(key, new Set([pod]));
  };
  for (const { object, labels } of members) {
    const patches = builds.patchesOf(object).filter(applies).flatMap(templateLabelsOf);
    for (const pod of podTemplatesOf(object)) {
      pods.push(pod);
      for (const [name, { value }] of pod.labels) note(name, value, pod);
      for (const patch of patches) {
        for (const [name, { value }] of labelsAt(patch)) note(name, value, pod);
      }
      for (const { name, value, into } of labels) {
        if (into !== 'metadata' || object.kind === 'Pod') note(name, value, pod);
      }
    }
  }
  return { pods, byLabel };
}

/** The Pods that have every label of a selector; `added` are labels that a kustomization puts into it. */
export function podsWithLabels(
  { pods, byLabel }: PodIndex,
  selector: ReadonlyMap<string, YamlScalar>,
  added: readonly AddedLabel[],
): readonly PodTemplate[] {
  const having = [...selector].map(([name, { value }]) => {
    const values = [value, ...added.filter((one) => one.name === name).map((one) => one.value)];
    return values.flatMap((one) => byLabel.get(`${name}=${one}`) ?? []);
  });
  const sizes = having.map((sets) => sets.reduce((size, set) => size + set.size, 0));
  const fewest = having[sizes.indexOf(Math.min(...sizes))];
  if (!fewest) return pods;
  return [...new Set(fewest.flatMap((set) => [...set]))].filter((pod) =>
    having.every((sets) => sets.some((set) => set.has(pod))),
  );
}

/** The labels that kustomizations add to an object, of some sorts. */
export function addedLabels(
  object: KubernetesObject,
  { builds }: WorkspaceObjects,
  into: readonly AddedLabel['into'][],
): readonly AddedLabel[] {
  return [...builds.rootsOf(object).values()].flatMap((members) =>
    members.flatMap(({ labels }) => labels.filter((label) => into.includes(label.into))),
  );
}
