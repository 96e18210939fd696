import type { Cluster, ListRequest } from '../../kubernetes/cluster.ts';
import { listAt, textAt } from '../../kubernetes/field-at.ts';
import type { ObjectReference } from '../../kubernetes/kube-object.ts';
import { builtInType } from '../../kubernetes/resource-type.ts';
import { podSelector } from '../../kubernetes/selector.ts';
import type { TableRow } from '../../kubernetes/table.ts';
import type { TreeNode } from '../tree-node.ts';
import { containerNode } from './container-node.ts';
import { type LiveChildren, liveChildren } from './live-children.ts';
import { healthIcons, presentRow } from './row-presentation.ts';

/** A row that stands for one object of a cluster. */
export interface ObjectNode extends TreeNode {
  readonly cluster: Cluster;
  readonly object: ObjectReference;
}

/** Whether a row of the tree is an object. */
export function isObjectNode(node: object): node is ObjectNode {
  return 'object' in node && 'cluster' in node && !('container' in node);
}

/** What menus offer for a kind, as words of its `contextValue`. */
const abilities: Readonly<Record<string, string>> = {
  Deployment: 'logs forward scale restart rollout autoscale',
  StatefulSet: 'logs forward scale restart rollout autoscale',
  DaemonSet: 'logs forward restart rollout',
  Job: 'logs',
  Pod: 'logs shell forward',
  Service: 'logs forward',
  HorizontalPodAutoscaler: 'editAutoscaler',
};

const icons: Readonly<Record<string, string>> = {
  Service: 'globe',
  ConfigMap: 'settings',
  Secret: 'lock',
  CronJob: 'clock',
  HorizontalPodAutoscaler: 'graph',
  Namespace: 'symbol-namespace',
  Event: 'info',
};

/** A node for a row of a list. */
export function objectNode(
  cluster: Cluster,
  parent: string,
  { type }: ListRequest,
  row: TableRow,
): ObjectNode {
  const { description, health } = presentRow(type.kind, row);
  const { apiVersion, kind } = type;
  const object: ObjectReference = {
    apiVersion,
    kind,
    name: row.name,
    ...(row.namespace === undefined ? {} : { namespace: row.namespace }),
  };
  const id = `${parent}/${row.uid}`;
  const icon = icons[kind];
  return {
    id,
    cluster,
    object,
    label: kind === 'Event' ? (row.cells['Object'] ?? row.name) : row.name,
    description,
    icon: health === 'none' && icon !== undefined ? { id: icon } : healthIcons[health],
    contextValue: `clusterObject ${kind.toLowerCase()} ${abilities[kind] ?? ''}`.trim(),
    accessibilityLabel: [`${kind} ${row.name}`, health === 'none' ? '' : health, description]
      .filter(Boolean)
      .join(', '),
    ...childrenOf(cluster, id, object, row),
  };
}

/** What is shown below an object: the Pods of a workload, the containers of a Pod, the keys of a map. */
function childrenOf(
  cluster: Cluster,
  id: string,
  object: ObjectReference,
  row: TableRow,
): Partial<LiveChildren> {
  switch (object.kind) {
    case 'Deployment':
    case 'StatefulSet':
    case 'DaemonSet':
    case 'Job':
    case 'Service':
      return podsOf(cluster, id, object);
    case 'CronJob':
      return jobsOf(cluster, id, object, row.uid);
    case 'Node':
      return rowsBelow(cluster, id, {
        type: builtInType('Pod'),
        fieldSelector: `spec.nodeName=${object.name}`,
      });
    case 'Pod':
      return containersOf(cluster, id, object);
    case 'ConfigMap':
    case 'Secret':
      return { children: (signal) => keysOf(cluster, id, object, signal) };
    default:
      return {};
  }
}

/** Nodes for all rows of a list, in the order of their names. */
export function rowsBelow(cluster: Cluster, id: string, request: ListRequest): LiveChildren {
  return liveChildren(
    id,
    () => Promise.resolve(cluster.rows(request)),
    ({ rows }) => ordered(request, rows).map((row) => objectNode(cluster, id, request, row)),
  );
}

function podsOf(cluster: Cluster, id: string, object: ObjectReference): LiveChildren {
  const type = builtInType('Pod');
  return liveChildren(
    id,
    async (signal) => {
      const labelSelector = podSelector(await cluster.get(object, signal));
      // Without a selector nothing is selected, which no label can say but a contradiction can.
      return cluster.rows({
        type,
        ...inNamespaceOf(object),
        labelSelector: labelSelector ?? 'slipway,!slipway',
      });
    },
    ({ rows }) => ordered({ type }, rows).map((row) => objectNode(cluster, id, { type }, row)),
  );
}

function jobsOf(
  cluster: Cluster,
  id: string,
  object: ObjectReference,
  owner: string,
): LiveChildren {
  const request = { type: builtInType('Job'), ...inNamespaceOf(object) };
  return liveChildren(
    id,
    () => Promise.resolve(cluster.rows(request)),
    ({ rows }) =>
      ordered(request, rows)
        .filter((row) => row.owner?.uid === owner)
        .map((row) => objectNode(cluster, id, request, row)),
  );
}

function containersOf(cluster: Cluster, id: string, object: ObjectReference): LiveChildren {
  const request = {
    type: builtInType('Pod'),
    ...inNamespaceOf(object),
    fieldSelector: `metadata.name=${object.name}`,
  };
  return {
    children: async (signal) => {
      const pod = await cluster.get(object, signal);
      return ['initContainers', 'containers', 'ephemeralContainers'].flatMap((list) =>
        listAt(pod, 'spec', list).map((container) =>
          containerNode(cluster, id, object, pod, textAt(container, 'name') ?? ''),
        ),
      );
    },
    watch: (changed) => cluster.rows(request).listen(changed),
  };
}

/** The keys alone: values of a Secret never leave the port for the tree. */
async function keysOf(
  cluster: Cluster,
  id: string,
  object: ObjectReference,
  signal: AbortSignal,
): Promise<readonly TreeNode[]> {
  const found = await cluster.get(object, signal);
  const keys = ['data', 'binaryData'].flatMap((field) => Object.keys(found[field] ?? {}));
  return keys.sort().map((key) => ({
    id: `${id}/${key}`,
    label: key,
    icon: { id: 'symbol-key' },
    contextValue: 'clusterKey',
    ...(object.kind === 'Secret' ? { description: '••••••' } : {}),
  }));
}

function ordered({ type }: Pick<ListRequest, 'type'>, rows: readonly TableRow[]): TableRow[] {
  return type.kind === 'Event'
    ? [...rows].sort((a, b) => (b.created ?? '').localeCompare(a.created ?? ''))
    : [...rows].sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
}

function inNamespaceOf({ namespace }: ObjectReference): { readonly namespace?: string } {
  return namespace === undefined ? {} : { namespace };
}
