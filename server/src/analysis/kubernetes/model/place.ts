import type { YamlNode } from '../syntax/nodes.ts';
import type { KubernetesObject } from './kubernetes-object.ts';
import { oncePer } from './once-per.ts';
import { addPlace, findPlaces, type PlaceTree, placeTree, type Step } from './place-tree.ts';
import { podTemplatesOf } from './pod-template.ts';

/** Finds the nodes of an object that a fact speaks of. */
export type Place = (object: KubernetesObject) => readonly YamlNode[];

/**
 * A place such as `Container ports[].name` or `Deployment|StatefulSet spec.replicas`.
 * The scope is kinds of the built-in API, or `Object`, `Metadata`, `Pod`, `Container`, `Selector`.
 * In the path `[]` means every item, `*` every value, `{}` every key, and `a|b` either field.
 * Places are stated while modules load: one walk of an object then finds what is at all of them.
 */
export function place(text: string): Place {
  const find: Place = (object) => nodesByPlace(object).get(find) ?? nowhere;
  unread.push({ text, find });
  return find;
}

/**
 * Joins a table of facts with the nodes of an object.
 * However many tables there are and whatever they hold, only the places that the object has are looked up, once.
 */
export function placeTable<Row extends { readonly at: Place }>(
  rows: readonly Row[],
): (object: KubernetesObject) => readonly (readonly [row: Row, node: YamlNode])[] {
  const table = {};
  for (const row of rows) {
    const facts = factsByPlace.get(row.at);
    if (facts) facts.push({ table, row });
    else factsByPlace.set(row.at, [{ table, row }]);
  }
  return (object) =>
    (factsByTable(object).get(table) ?? nothing) as readonly (readonly [Row, YamlNode])[];
}

/** The rows of all tables by where they speak of. */
const factsByPlace = new Map<object, { readonly table: object; readonly row: unknown }[]>();
const nothing: readonly (readonly [row: unknown, node: YamlNode])[] = [];

/** What the tables say of an object, by table. */
const factsByTable = oncePer((object: KubernetesObject) => {
  const joined = new Map<object, (readonly [row: unknown, node: YamlNode])[]>();
  for (const [find, nodes] of nodesByPlace(object)) {
    for (const { table, row } of factsByPlace.get(find) ?? []) {
      const facts = joined.get(table) ?? [];
      joined.set(table, facts);
      for (const node of nodes) facts.push([row, node]);
    }
  }
  return joined;
});

/** The places that no walk has looked for yet; whoever never walks an object need not have them read. */
const unread: { readonly text: string; readonly find: Place }[] = [];

function readPlaces(): void {
  for (const { text, find } of unread.splice(0)) {
    for (const written of spelledOut(text)) {
      const [scope = '', path] = written.split(' ');
      for (const tree of treesOf(scope)) addPlace(tree, stepsOf(path), find);
    }
  }
}

/** True for kinds of Kubernetes itself; a custom resource may have the same kind. */
export function isBuiltIn(object: KubernetesObject): boolean {
  return builtInGroups.has(object.group);
}

/** The API groups of kube-apiserver 1.36, with and without `.k8s.io`. */
const builtInGroups: ReadonlySet<string> = new Set(
  [
    ...['', 'apps', 'autoscaling', 'batch', 'policy', 'extensions', 'admissionregistration'],
    ...['apiextensions', 'apiregistration', 'authentication', 'authorization', 'certificates'],
    ...['coordination', 'discovery', 'events', 'flowcontrol.apiserver', 'internal.apiserver'],
    ...['networking', 'node', 'rbac.authorization', 'resource', 'scheduling', 'storage'],
    ...['storagemigration'],
  ].flatMap((group) => [group, `${group}.k8s.io`]),
);

const objectTree = placeTree();
const podTree = placeTree();
const containerTree = placeTree();
const kindTrees = new Map<string, PlaceTree>();
const nowhere: readonly YamlNode[] = [];

/** The nodes of an object at every place, found in one walk. */
const nodesByPlace = oncePer((object: KubernetesObject): ReadonlyMap<object, YamlNode[]> => {
  readPlaces();
  const found = new Map<object, YamlNode[]>();
  findPlaces(object.node, objectTree, found);
  const kindTree = isBuiltIn(object) && kindTrees.get(object.kind);
  if (kindTree) findPlaces(object.node, kindTree, found);
  for (const { spec, containers } of podTemplatesOf(object)) {
    findPlaces(spec, podTree, found);
    for (const { node } of containers) findPlaces(node, containerTree, found);
  }
  return found;
});

function treesOf(scope: string): readonly PlaceTree[] {
  if (scope === 'Object') return [objectTree];
  if (scope === 'Pod') return [podTree];
  if (scope === 'Container') return [containerTree];
  return scope.split('|').map((kind) => {
    const tree = kindTrees.get(kind) ?? placeTree();
    kindTrees.set(kind, tree);
    return tree;
  });
}

function stepsOf(path: string | undefined): readonly Step[] {
  if (path === undefined) return [];
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

/** The places that one text means: `Metadata` and `Selector` are found in many kinds. */
function spelledOut(text: string): readonly string[] {
  const [scope = '', path] = text.split(' ');
  return sharedScopes[scope]?.map((start) => (path ? `${start}.${path}` : start)) ?? [text];
}

const sharedScopes: Readonly<Record<string, readonly string[]>> = {
  Metadata: [
    'Object metadata',
    'Deployment|StatefulSet|DaemonSet|ReplicaSet|Job|ReplicationController spec.template.metadata',
    'CronJob spec.jobTemplate.metadata',
    'CronJob spec.jobTemplate.spec.template.metadata',
    'StatefulSet spec.volumeClaimTemplates[].metadata',
  ],
  Selector: [
    'Deployment|StatefulSet|DaemonSet|ReplicaSet|Job|PodDisruptionBudget spec.selector',
    'PersistentVolumeClaim spec.selector',
    'NetworkPolicy spec.podSelector',
    'NetworkPolicy spec.ingress|egress[].from|to[].podSelector|namespaceSelector',
    'Pod topologySpreadConstraints[].labelSelector',
    'Pod affinity.podAffinity|podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[].labelSelector|namespaceSelector',
    'Pod affinity.podAffinity|podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[].podAffinityTerm.labelSelector|namespaceSelector',
  ],
};
