import type { ServerRequests } from '../../../shared/src/protocol.ts';
import type { ClusterConnections } from './cluster-connections.ts';
import { findBuiltInType } from './resource-type.ts';

type Question = ServerRequests['slipway/clusterNames'];

/** Longest wait in milliseconds; the editor gives up soon after. */
const patience = 280;

/** Answers with the names of objects in the cluster that was used last; never connects for the sake of a completion. */
export function createClusterNames(
  connections: Pick<ClusterConnections, 'latest'>,
): (params: Question['params']) => Promise<Question['result']> {
  return async ({ kind, namespace }) => {
    const cluster = connections.latest();
    const type = findBuiltInType(kind);
    if (cluster === undefined || type === undefined) return { names: [] };
    const scope = namespace === undefined ? { type } : { type, namespace };
    try {
      const { rows } = await cluster.rows(scope).read(AbortSignal.timeout(patience));
      return { names: [...new Set(rows.map(({ name }) => name))] };
    } catch {
      // A completion without these names is better than none.
      return { names: [] };
    }
  };
}
