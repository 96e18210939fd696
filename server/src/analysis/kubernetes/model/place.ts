import type { YamlNode } from '../syntax/nodes.ts';
import type { KubernetesObject } from './kubernetes-object.ts';
import { oncePer } from './once-per.ts';
import { podTemplatesOf } from './pod-template.ts';

/** Finds the nodes of an object that a fact speaks of. */
export type Place = (object: KubernetesObject) => readonly YamlNode[];

/**
 * A place such as `Container ports[].name` or `Deployment|StatefulSet spec.replicas`.
 * The scope is kinds of the built-in API, or `Object`, `Metadata`, `Pod`, `Container`, `Selector`.
 * In the path `[]` means every item, `*` every value, `{}` every key, and `a|b` either field.
 */
export function place(text: string): Place {
  const space = text.indexOf(' ');
  const scope = space < 0 ? text : text.slice(0, space);
  const steps = space < 0 ? [] : stepsOf(text.slice(space + 1));
  const roots = scopes[scope] ?? kindScope(scope.split('|'));
  return (object) => {
    let nodes = roots(object);
    for (const step of steps) {
      if (nodes.length === 0) return nodes;
      const next: YamlNode[] = [];
      for (const node of nodes) take(node, step, next);
      nodes = next;
    }
    return nodes;
  };
}

/** True for kinds of Kubernetes itself; a custom resource may have the same kind. */
export function isBuiltIn(object: KubernetesObject): boolean {
  return builtInGroups.has(object.group.replace(/\.k8s\.io$/, ''));
}

/** The API groups of kube-apiserver 1.36, without `.k8s.io`. */
const builtInGroups: ReadonlySet<string> = new Set([
  ...['', 'apps', 'autoscaling', 'batch', 'policy', 'extensions', 'admissionregistration'],
  ...['apiextensions', 'apiregistration', 'authentication', 'authorization', 'certificates'],
  ...['coordination', 'discovery', 'events', 'flowcontrol.apiserver', 'internal.apiserver'],
  ...['networking', 'node', 'rbac.authorization', 'resource', 'scheduling', 'storage'],
  ...['storagemigration'],
]);

type Step = 'items' | 'values' | 'keys' | readonly string[];

/** Many facts speak of these, so they are found once for each object. */
const scopes: Readonly<Record<string, Place>> = {
  Object: oncePer((object) => [object.node]),
  Metadata: oncePer((object) => metadataPlaces.flatMap((find) => find(object))),
  Pod: oncePer((object) => podTemplatesOf(object).map(({ spec }) => spec)),
  Container: oncePer((object) =>
    podTemplatesOf(object).flatMap(({ containers }) => containers.map(({ node }) => node)),
  ),
  Selector: oncePer((object) => selectorPlaces.flatMap((find) => find(object))),
};

function kindScope(kinds: readonly string[]): Place {
  return (object) => (kinds.includes(object.kind) && isBuiltIn(object) ? [object.node] : []);
}

function stepsOf(path: string): Step[] {
  return path
    .replaceAll('[]', '.[]')
    .replaceAll('{}', '.{}')
    .split('.')
    .map((step) => {
      if (step === '[]') return 'items';
      if (step === '*') return 'values';
      if (step === '{}') return 'keys';
      return step.split('|');
    });
}

function take(node: YamlNode, step: Step, taken: YamlNode[]): void {
  if (step === 'items') {
    if (node.kind === 'sequence') taken.push(...node.items);
  } else if (node.kind === 'mapping') {
    for (const pair of node.pairs) {
      if (step === 'keys') taken.push(pair.key);
      else if (step === 'values' || step.includes(pair.name)) taken.push(pair.value);
    }
  }
}

const metadataPlaces = [
  place('Object metadata'),
  place(
    'Deployment|StatefulSet|DaemonSet|ReplicaSet|Job|ReplicationController spec.template.metadata',
  ),
  place('CronJob spec.jobTemplate.metadata'),
  place('CronJob spec.jobTemplate.spec.template.metadata'),
  place('StatefulSet spec.volumeClaimTemplates[].metadata'),
];

const selectorPlaces = [
  place('Deployment|StatefulSet|DaemonSet|ReplicaSet|Job|PodDisruptionBudget spec.selector'),
  place('PersistentVolumeClaim spec.selector'),
  place('NetworkPolicy spec.podSelector'),
  place('NetworkPolicy spec.ingress|egress[].from|to[].podSelector|namespaceSelector'),
  place('Pod topologySpreadConstraints[].labelSelector'),
  place(
    'Pod affinity.podAffinity|podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[].labelSelector|namespaceSelector',
  ),
  place(
    'Pod affinity.podAffinity|podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[].podAffinityTerm.labelSelector|namespaceSelector',
  ),
];
