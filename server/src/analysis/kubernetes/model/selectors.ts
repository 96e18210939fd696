import { mappingAt } from '../syntax/access.ts';
import type { YamlMapping, YamlScalar } from '../syntax/nodes.ts';
import type { KubernetesObject } from './kubernetes-object.ts';
import { oncePer } from './once-per.ts';
import { labelsAt, matchesLabels, type PodTemplate, podTemplatesOf } from './pod-template.ts';
import { nearestTo } from './reach.ts';
import { addedLabels, podsIn, podsWithLabels } from './reachable-pods.ts';
import type { WorkspaceObjects } from './workspace-objects.ts';

/** Labels by which an object chooses Pods. */
export interface PodSelector {
  readonly object: KubernetesObject;
  /** The mapping of labels. */
  readonly node: YamlMapping;
  readonly labels: ReadonlyMap<string, YamlScalar>;
  /** Only the Pods of the object's own template can be meant. */
  readonly own: boolean;
  /** There are conditions besides the labels, which may narrow the choice. */
  readonly hasExpressions: boolean;
}

const controllers = ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'Job'];

/** Where each kind keeps the labels by which it chooses Pods. */
const rows: readonly { kinds: readonly string[]; path: readonly string[]; own: boolean }[] = [
  { kinds: ['Service'], path: ['spec', 'selector'], own: false },
  { kinds: ['ReplicationController'], path: ['spec', 'selector'], own: true },
  { kinds: controllers, path: ['spec', 'selector', 'matchLabels'], own: true },
  { kinds: ['PodDisruptionBudget'], path: ['spec', 'selector', 'matchLabels'], own: false },
  { kinds: ['NetworkPolicy'], path: ['spec', 'podSelector', 'matchLabels'], own: false },
];

/** The Pod selectors of an object that name at least one label. */
export const podSelectorsOf = oncePer((object: KubernetesObject): readonly PodSelector[] => {
  return rows.flatMap(({ kinds, path, own }) => {
    const node = kinds.includes(object.kind) ? mappingAt(object.node, ...path) : undefined;
    if (!node || node.pairs.length === 0) return [];
    const around = mappingAt(object.node, ...path.slice(0, -1));
    const hasExpressions =
      path.at(-1) === 'matchLabels' &&
      around?.pairs.some(({ name }) => name === 'matchExpressions');
    const labels = labelsAt(node);
    return [{ object, node, labels, own, hasExpressions: hasExpressions === true }];
  });
});

/** The Pods that a selector chooses: of what is applied with it, or else of what may be in the cluster. */
export function selectedPods(
  selector: PodSelector,
  objects: WorkspaceObjects,
): readonly PodTemplate[] {
  const { object, own, labels } = selector;
  const bases = objects.builds.isPatch(object) ? objects.builds.basesOf(object) : [object];
  if (own) {
    return bases.flatMap(podTemplatesOf).filter((pod) => matchesLabels(labels, pod.labels));
  }
  const added = bases.flatMap((base) => addedLabels(base, objects, ['selectors']));
  for (const pods of [podsIn(object, objects).near, podsIn(object, objects).far]) {
    const found = podsWithLabels(pods, labels, added);
    if (found.length > 0) return nearestTo(object.uri, found);
  }
  return [];
}

/** The Pods of the workspace that a selector could choose, and whether there are no others. */
export function selectablePods(
  { object, own }: PodSelector,
  objects: WorkspaceObjects,
): { readonly pods: readonly PodTemplate[]; readonly isWhole: boolean } {
  if (own) return { pods: podTemplatesOf(object), isWhole: true };
  const { near, isWhole } = podsIn(object, objects);
  return { pods: near.pods, isWhole };
}

/** The Services that choose a Pod template. */
export function servicesOf(
  { object, labels }: PodTemplate,
  objects: WorkspaceObjects,
): readonly KubernetesObject[] {
  const index = servicesByLabel(objects);
  const candidates = [...labels].flatMap(
    ([name, { value }]) => index.get(`${name}=${value}`) ?? [],
  );
  return candidates
    .filter(
      (selector) =>
        selector.object.namespace === object.namespace && matchesLabels(selector.labels, labels),
    )
    .map((selector) => selector.object);
}

/** The selectors of Services by their first label. */
const servicesByLabel = oncePer((objects: WorkspaceObjects) => {
  const byLabel = new Map<string, PodSelector[]>();
  for (const selector of objects.ofKind('Service').flatMap(podSelectorsOf)) {
    for (const [name, { value }] of [...selector.labels].slice(0, 1)) {
      const key = `${name}=${value}`;
      byLabel.set(key, [...(byLabel.get(key) ?? []), selector]);
    }
  }
  return byLabel;
});
