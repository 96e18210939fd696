import type { ServerRequests } from '../../../shared/src/protocol.ts';
import type { Cluster } from './cluster.ts';
import { findBuiltInType } from './resource-type.ts';

type Question = ServerRequests['slipway/clusterNames'];

/** Longest wait in milliseconds; completion gives up long before, and findings come late rather than never. */
const patience = 5000;

/** Which cluster may be asked, and whether what it does not have is missing; never one that nobody has used yet. */
export interface NameSource {
  cluster(): Cluster | undefined;
  isDeployedTo(cluster: Cluster): boolean;
}

/** Answers with the names of objects in the cluster in use; never connects for the sake of a name. */
export function createClusterNames(
  source: NameSource,
): (params: Question['params']) => Promise<Question['result']> {
  return async ({ kind, namespace }) => {
    const cluster = source.cluster();
    const type = findBuiltInType(kind);
    if (cluster === undefined || type === undefined) return nothing;
    const scope = namespace === undefined ? { type } : { type, namespace };
    try {
      const { rows, remaining } = await cluster.rows(scope).read(AbortSignal.timeout(patience));
      return {
        names: [...new Set(rows.map(({ name }) => name))],
        complete: remaining === 0 && source.isDeployedTo(cluster),
      };
    } catch {
      // A completion without these names is better than none, and nobody is told what may not be read.
      return nothing;
    }
  };
}

const nothing: Question['result'] = { names: [], complete: false };
