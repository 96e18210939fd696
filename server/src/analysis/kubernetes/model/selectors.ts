import { itemsAt, pairAt } from '../syntax/access.ts';
import type { YamlMapping, YamlNode, YamlScalar } from '../syntax/nodes.ts';
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
  /** `own`: the Pods of the object's own template. `choice`: those it is for. `peer`: others that it speaks of. */
  readonly role: 'own' | 'choice' | 'peer';
  /** Only the Pods of the object's own template can be meant. */
  readonly own: boolean;
  /** There are conditions besides the labels, which may narrow the choice. */
  readonly hasExpressions: boolean;
}

const controllers = ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'Job', 'Rollout'];

interface Row {
  readonly kinds: readonly string[];
  /** Keys down to the labels; `[]` stands for every item of a list. */
  readonly path: readonly string[];
  readonly role: PodSelector['role'];
}

const row = (kinds: readonly string[], path: string, role: Row['role']): Row => ({
  kinds,
  path: path.split('.'),
  role,
});

/** Where each kind keeps the labels by which it chooses Pods. */
const rows: readonly Row[] = [
  row(['Service'], 'spec.selector', 'choice'),
  row(['ReplicationController'], 'spec.selector', 'own'),
  row(controllers, 'spec.selector.matchLabels', 'own'),
  row(['PodDisruptionBudget'], 'spec.selector.matchLabels', 'choice'),
  row(['NetworkPolicy'], 'spec.podSelector.matchLabels', 'choice'),
  row(['NetworkPolicy'], 'spec.ingress.[].from.[].podSelector.matchLabels', 'peer'),
  row(['NetworkPolicy'], 'spec.egress.[].to.[].podSelector.matchLabels', 'peer'),
  row(['PodMonitor'], 'spec.selector.matchLabels', 'peer'),
];

const terms = ['podAffinity', 'podAntiAffinity'].flatMap((affinity) => [
  `affinity.${affinity}.requiredDuringSchedulingIgnoredDuringExecution.[]`,
  `affinity.${affinity}.preferredDuringSchedulingIgnoredDuringExecution.[].podAffinityTerm`,
]);

/** Where a Pod keeps the labels of its neighbours. */
const podRows: readonly (readonly string[])[] = [
  'topologySpreadConstraints.[].labelSelector.matchLabels',
  ...terms.map((term) => `${term}.labelSelector.matchLabels`),
].map((path) => path.split('.'));

/** The Pod selectors of an object that name at least one label. */
export const podSelectorsOf = oncePer((object: KubernetesObject): readonly PodSelector[] => {
  const found: PodSelector[] = [];
  const add = (node: YamlMapping, around: YamlNode, role: PodSelector['role']) => {
    if (node.pairs.length === 0) return;
    const isMatch = pairAt(around, 'matchLabels')?.value === node;
    const expressions = isMatch ? itemsAt(around, 'matchExpressions') : [];
    const own = role === 'own';
    const labels = labelsAt(node);
    found.push({ object, node, labels, role, own, hasExpressions: expressions.length > 0 });
  };
  for (const { kinds, path, role } of rows) {
    if (!kinds.includes(object.kind)) continue;
    eachAt(object.node, path, (node, around) => add(node, around, role));
  }
  for (const { spec } of podTemplatesOf(object)) {
    for (const path of podRows) eachAt(spec, path, (node, around) => add(node, around, 'peer'));
  }
  return found;
});

/** Visits the mappings that a path leads to, with what holds each. */
function eachAt(
  node: YamlNode,
  [step, ...rest]: readonly string[],
  visit: (node: YamlMapping, around: YamlNode) => void,
  around: YamlNode = node,
): void {
  if (step === undefined) {
    if (node.kind === 'mapping') visit(node, around);
  } else if (step === '[]') {
    if (node.kind === 'sequence') for (const item of node.items) eachAt(item, rest, visit, node);
  } else {
    const value = pairAt(node, step)?.value;
    if (value) eachAt(value, rest, visit, node);
  }
}

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
  const pods = podsIn(object, objects);
  const near = podsWithLabels(pods.near, labels, added);
  return nearestTo(object.uri, near.length > 0 ? near : podsWithLabels(pods.far, labels, added));
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
