import type { Cluster, ClusterContext } from './cluster.ts';
import { ClusterError } from './cluster-error.ts';
import { Gate, type GatePrompts } from './gate.ts';
import type { KubeconfigContext } from './kubeconfig.ts';
import { type KubeconfigSettings, kubeconfigFiles } from './kubeconfig-files.ts';
import { type Protection, protectionOf } from './protection.ts';

/** What decides which clusters there are and how careful Slipway is with them. */
export interface ClusterSettings extends KubeconfigSettings {
  /** `slipway.kubernetes.protection`: a level by context name. */
  readonly protection: Readonly<Record<string, unknown>>;
}

/** The clusters of the kubeconfig, several at once; nothing is connected before it is used. */
export interface ClusterConnections {
  contexts(): Promise<readonly ClusterContext[]>;
  protection(context: { readonly name: string; readonly server: string }): Protection;
  /** The same cluster for the same context until a reset. Throws ClusterError `not-found`. */
  connect(context: string): Promise<Cluster>;
  /** The cluster that was used last; undefined before any is used. */
  latest(): Cluster | undefined;
  /** Called whenever somebody is about to use a cluster. */
  onUse(listener: (cluster: Cluster) => void): { dispose(): void };
  /** Reads the kubeconfig and the settings anew at the next use. */
  reset(): void;
  onChange(listener: () => void): { dispose(): void };
  dispose(): void;
}

/** Connections that load the adapter when they are first needed. */
export function createClusterConnections(
  settings: () => ClusterSettings,
  prompts: GatePrompts,
): ClusterConnections {
  const clusters = new Map<string, Cluster>();
  const listeners = new Set<() => void>();
  const users = new Set<(cluster: Cluster) => void>();
  let latest: Cluster | undefined;
  let loaded: Promise<readonly KubeconfigContext[]> | undefined;

  const load = () => {
    loaded ??= import('./client-node-cluster.js')
      .then(({ loadContexts }) => loadContexts(kubeconfigFiles(settings())))
      .catch((error: unknown) => {
        loaded = undefined;
        throw error;
      });
    return loaded;
  };
  const open = async (context: KubeconfigContext) => {
    const { connectCluster } = await import('./client-node-cluster.js');
    const { name, cluster } = context;
    const { server } = cluster;
    const guarded = () => ({ name, server, protection: protection({ name, server }) });
    return connectCluster(context, new Gate(guarded, prompts), settings().mayRunPrograms);
  };
  const protection: ClusterConnections['protection'] = (context) =>
    protectionOf(context, settings().protection);
  const drop = () => {
    for (const cluster of clusters.values()) cluster.dispose();
    clusters.clear();
    latest = undefined;
    loaded = undefined;
  };

  return {
    protection,
    contexts: async () => (await load()).map(toClusterContext),
    connect: async (name) => {
      const context = (await load()).find((candidate) => candidate.name === name);
      if (context === undefined) {
        throw new ClusterError('not-found', `The kubeconfig has no context ${name}.`);
      }
      const cluster = clusters.get(name) ?? (await open(context));
      clusters.set(name, cluster);
      latest = cluster;
      for (const listener of users) listener(cluster);
      return cluster;
    },
    latest: () => latest,
    onUse: (listener) => {
      users.add(listener);
      return { dispose: () => users.delete(listener) };
    },
    reset: () => {
      drop();
      for (const listener of listeners) listener();
    },
    onChange: (listener) => {
      const own = () => listener();
      listeners.add(own);
      return { dispose: () => listeners.delete(own) };
    },
    dispose: drop,
  };
}

function toClusterContext(context: KubeconfigContext): ClusterContext {
  return {
    name: context.name,
    server: context.cluster.server,
    namespace: context.namespace ?? 'default',
    current: context.current,
  };
}
