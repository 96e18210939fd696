import { mappingAt } from '../syntax/access.ts';
import type { YamlMapping, YamlScalar } from '../syntax/nodes.ts';
import { podTemplates, podTemplatesWith } from './edge-options.ts';
import type { KubernetesObject } from './kubernetes-object.ts';
import { oncePer } from './once-per.ts';
import { labelsAt, matchesLabels, type PodTemplate, podTemplatesOf } from './pod-template.ts';
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

/** The Pods of the workspace that a selector chooses. */
export function selectedPods(
  { object, own, labels }: PodSelector,
  objects: WorkspaceObjects,
): readonly PodTemplate[] {
  if (!own) return podTemplatesWith(objects, object.namespace, labels);
  return podTemplatesOf(object).filter((pod) => matchesLabels(labels, pod.labels));
}

/** The Pods of the workspace that a selector could choose. */
export function selectablePods(
  { object, own }: PodSelector,
  objects: WorkspaceObjects,
): readonly PodTemplate[] {
  return own ? podTemplatesOf(object) : podTemplates(objects, object.namespace);
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
