import type { ClusterOutline } from '../../../shared/src/protocol.ts';
import type { Cluster } from './cluster.ts';
import type { ClusterCache, RememberedCluster } from './cluster-cache.ts';
import type { ClusterConnections } from './cluster-connections.ts';
import type { NameSource } from './cluster-names.ts';

/** What the language server may know of the cluster in use. */
export interface ClusterKnowledge extends NameSource {
  /** The cluster in use, or as it was when it was last used from this workspace; null when there is none. */
  outline(): Promise<ClusterOutline | null>;
  /** The schemas of one API version, by kind; from the disk when they have not changed since. */
  schemas(apiVersion: string): Promise<Readonly<Record<string, unknown>>>;
  /** A setting or the trust of the workspace is another. */
  reconsider(): void;
  dispose(): void;
}

/** What a cluster knowledge is made of. */
export interface ClusterKnowledgeParts {
  readonly connections: Pick<ClusterConnections, 'latest' | 'onUse' | 'onChange'>;
  readonly cache: ClusterCache;
  /** Remembers for this workspace. */
  readonly memory: LastUsed;
  readonly settings: () => {
    /** The context that the workspace is deployed to; empty: whichever is in use. */
    readonly context: string;
    /** False: the workspace is not trusted, so no cluster is asked for its sake. */
    readonly mayAsk: boolean;
  };
  /** Called when the outline is another. */
  readonly changed: () => void;
  readonly log: (message: string) => void;
}

/** Which cluster a workspace used last. */
export interface LastUsed {
  get(): ClusterAddress | undefined;
  set(cluster: ClusterAddress): void;
}

interface ClusterAddress {
  readonly context: string;
  readonly server: string;
}

/** How long an outline counts as new, in milliseconds; definitions come and go while people work. */
const outlineAge = 60_000;
const patience = 20_000;

/** Follows the cluster in use; asks it only after somebody used it, and never connects by itself. */
export function createClusterKnowledge(parts: ClusterKnowledgeParts): ClusterKnowledge {
  const { connections, cache, memory, settings } = parts;
  /** The cluster that was used last and may be asked. */
  let used: Cluster | undefined;
  let askedAt = 0;
  let known: { readonly address: ClusterAddress; readonly cluster: RememberedCluster } | undefined;

  const isWanted = (context: string) => {
    const { context: wanted, mayAsk } = settings();
    return mayAsk && (wanted === '' || wanted === context);
  };
  const isDeployedTo = (cluster: Cluster) =>
    cluster === used && settings().mayAsk && settings().context === cluster.context.name;

  const use = (cluster: Cluster) => {
    if (!isWanted(cluster.context.name)) return;
    const isOther = cluster !== used;
    if (!isOther && Date.now() - askedAt < outlineAge) return;
    used = cluster;
    askedAt = Date.now();
    if (isOther) parts.changed();
    void ask(cluster);
  };
  const ask = async (cluster: Cluster) => {
    const { name: context, server } = cluster.context;
    try {
      const signal = AbortSignal.timeout(patience);
      const [version, kinds, schemaPaths] = await Promise.all([
        cluster.version(signal),
        cluster.servedKinds(signal),
        cluster.schemaPaths(signal),
      ]);
      if (cluster !== used) return;
      const minor = /^v?(\d+\.\d+)/.exec(version)?.[1];
      const told = { ...(minor !== undefined && { version: minor }), kinds, schemaPaths };
      memory.set({ context, server });
      await cache.write(server, told);
      if (JSON.stringify(known?.cluster) === JSON.stringify(told)) return;
      known = { address: { context, server }, cluster: told };
      parts.changed();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      parts.log(`The kinds of ${context} are not known: ${reason}`);
    }
  };
  /** What the cluster in use told, or what it told when it was last used. */
  const recall = async () => {
    const address = used
      ? { context: used.context.name, server: used.context.server }
      : memory.get();
    if (!address || !isWanted(address.context)) return undefined;
    if (known?.address.server !== address.server || known.address.context !== address.context) {
      const cluster = await cache.read(address.server);
      known = cluster && { address, cluster };
    }
    return known;
  };

  const subscriptions = [
    connections.onUse(use),
    connections.onChange(() => {
      used = undefined;
      parts.changed();
    }),
  ];
  return {
    cluster: () => (settings().mayAsk ? used : undefined),
    isDeployedTo,
    async outline() {
      const recalled = await recall();
      if (!recalled) return used && isDeployedTo(used) ? bare(used) : null;
      const { address, cluster } = recalled;
      return {
        context: address.context,
        kinds: cluster.kinds,
        isDeployedTo: used !== undefined && isDeployedTo(used),
        ...(cluster.version !== undefined && { version: cluster.version }),
      };
    },
    async schemas(apiVersion) {
      const recalled = await recall();
      const path = recalled?.cluster.schemaPaths[apiVersion];
      if (!recalled || path === undefined) return {};
      const { server } = recalled.address;
      const kept = await cache.readSchemas(server, path);
      if (kept) return kept;
      if (used?.context.server !== server) return {};
      try {
        const schemas = await used.schemas(apiVersion, path, AbortSignal.timeout(patience));
        await cache.writeSchemas(server, path, schemas);
        return schemas;
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        parts.log(`The schemas of ${apiVersion} are not known: ${reason}`);
        return {};
      }
    },
    reconsider() {
      if (used && !isWanted(used.context.name)) used = undefined;
      const latest = connections.latest();
      if (!used && latest) use(latest);
      parts.changed();
    },
    dispose: () => {
      for (const subscription of subscriptions) subscription.dispose();
    },
  };
}

function bare({ context }: Cluster): ClusterOutline {
  return { context: context.name, kinds: [], isDeployedTo: true };
}
