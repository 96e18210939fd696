import type { Cluster, ClusterContext } from '../../kubernetes/cluster.ts';
import type { ClusterConnections } from '../../kubernetes/cluster-connections.ts';
import { ClusterError } from '../../kubernetes/cluster-error.ts';
import type { PortForwards } from '../../kubernetes/port-forwards.ts';
import { builtInType } from '../../kubernetes/resource-type.ts';
import type { TreeNode } from '../tree-node.ts';
import { type LiveChildren, liveChildren } from './live-children.ts';
import { type ObjectNode, objectNode, rowsBelow } from './object-node.ts';
import { portForwardsNode } from './port-forward-node.ts';

/** A row that stands for a context of the kubeconfig. */
export interface ContextNode extends TreeNode {
  readonly clusterContext: string;
}

/** Whether a row of the tree is a context. */
export function isContextNode(node: object): node is ContextNode {
  return 'clusterContext' in node;
}

const namespaceFolders: readonly (readonly [label: string, kind: string, icon: string])[] = [
  ['Deployments', 'Deployment', 'layers'],
  ['StatefulSets', 'StatefulSet', 'database'],
  ['DaemonSets', 'DaemonSet', 'server-process'],
  ['Jobs', 'Job', 'tasklist'],
  ['CronJobs', 'CronJob', 'clock'],
  ['Pods', 'Pod', 'package'],
  ['Services', 'Service', 'globe'],
  ['ConfigMaps', 'ConfigMap', 'settings'],
  ['Secrets', 'Secret', 'lock'],
  ['HorizontalPodAutoscalers', 'HorizontalPodAutoscaler', 'graph'],
  ['Events', 'Event', 'history'],
];

/** The root of the Clusters view: every context, and the port-forwards that are open. */
export function clustersRoot(connections: ClusterConnections, forwards: PortForwards): TreeNode {
  return {
    id: 'clusters',
    label: 'Clusters',
    children: async () => {
      const contexts = await connections.contexts();
      const open = forwards.list();
      return [
        ...(open.length === 0 ? [] : [portForwardsNode(forwards)]),
        ...contexts.map((context) => contextNode(connections, context)),
      ];
    },
    watch: (changed) => {
      const listeners = [connections.onChange(changed), forwards.onChange(changed)];
      return {
        dispose: () => {
          for (const listener of listeners) listener.dispose();
        },
      };
    },
  };
}

function contextNode(connections: ClusterConnections, context: ClusterContext): ContextNode {
  const id = `context/${context.name}`;
  const protection = connections.protection(context);
  const locked = protection === 'read-only' || protection === 'type-name';
  const open = () => connections.connect(context.name);
  return {
    id,
    clusterContext: context.name,
    label: context.name,
    description: context.current ? `${protection} · current` : protection,
    tooltip: `${context.server}\n\nNamespace: ${context.namespace}\n\nProtection: ${protection}`,
    icon: locked
      ? { id: 'shield', color: 'list.warningForeground' }
      : { id: context.current ? 'server-environment' : 'server' },
    contextValue: `clusterContext ${protection}`,
    accessibilityLabel: `Context ${context.name}, protection ${protection}`,
    ...namespacesBelow(id, context, open),
  };
}

/** The namespaces; where they may not be listed, the one of the context. */
function namespacesBelow(
  id: string,
  context: ClusterContext,
  open: () => Promise<Cluster>,
): LiveChildren {
  const type = builtInType('Namespace');
  const rowsOf = async () => (await open()).rows({ type });
  return {
    watch: liveChildren(id, rowsOf, () => []).watch,
    children: async (signal) => {
      const cluster = await open();
      const namespaces = liveChildren(id, rowsOf, ({ rows }) => [
        folder(cluster, id, 'Nodes', 'Node', 'vm'),
        ...[...rows]
          .sort((a, b) => rank(context, a.name) - rank(context, b.name) || byName(a, b))
          .map((row) => namespaceNode(cluster, objectNode(cluster, id, { type }, row))),
      ]);
      try {
        return await namespaces.children(signal);
      } catch (error) {
        if (!ClusterError.is(error, 'forbidden')) throw error;
        return [bareNamespaceNode(cluster, id, context.namespace)];
      }
    },
  };
}

/** The namespace of the context comes first. */
function rank(context: ClusterContext, name: string): number {
  return name === context.namespace ? 0 : 1;
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name.localeCompare(b.name, 'en', { numeric: true });
}

function namespaceNode(cluster: Cluster, node: ObjectNode): ObjectNode {
  const { name } = node.object;
  return {
    ...node,
    id: `context/${cluster.context.name}/${name}`,
    children: () => Promise.resolve(foldersOf(cluster, name)),
  };
}

function bareNamespaceNode(cluster: Cluster, parent: string, name: string): ObjectNode {
  return {
    id: `${parent}/${name}`,
    cluster,
    object: { apiVersion: 'v1', kind: 'Namespace', name },
    label: name,
    description: 'the only one that this user may see',
    icon: { id: 'symbol-namespace' },
    contextValue: 'clusterObject namespace',
    children: () => Promise.resolve(foldersOf(cluster, name)),
  };
}

function foldersOf(cluster: Cluster, namespace: string): readonly TreeNode[] {
  const id = `context/${cluster.context.name}/${namespace}`;
  return namespaceFolders.map(([label, kind, icon]) =>
    folder(cluster, id, label, kind, icon, namespace),
  );
}

function folder(
  cluster: Cluster,
  parent: string,
  label: string,
  kind: string,
  icon: string,
  namespace?: string,
): TreeNode {
  const id = `${parent}/${label}`;
  const type = builtInType(kind);
  return {
    id,
    label,
    icon: { id: icon },
    contextValue: 'clusterFolder',
    ...rowsBelow(cluster, id, namespace === undefined ? { type } : { type, namespace }),
  };
}
