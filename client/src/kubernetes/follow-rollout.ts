import type { Cluster } from './cluster.ts';
import { ClusterError } from './cluster-error.ts';
import type { KubeObject, ObjectReference } from './kube-object.ts';
import { builtInType } from './resource-type.ts';
import { type RolloutFacts, type RolloutState, rolloutState } from './rollout.ts';
import { podSelector } from './selector.ts';

/** Milliseconds between two looks. */
const pace = 1000;

/**
 * Follows a rollout to its end and reports each change. An API server that goes away is waited for;
 * an abort rejects with the signal's reason.
 */
export async function followRollout(
  cluster: Cluster,
  reference: ObjectReference,
  report: (state: RolloutState) => void,
  signal: AbortSignal,
): Promise<Exclude<RolloutState, { readonly state: 'progressing' }>> {
  let reported = '';
  for (;;) {
    const state = await look(cluster, reference, signal);
    signal.throwIfAborted();
    if (state !== undefined) {
      const text = JSON.stringify(state);
      if (text !== reported) report(state);
      reported = text;
      if (state.state !== 'progressing') return state;
    }
    await pause(signal);
  }
}

async function look(
  cluster: Cluster,
  reference: ObjectReference,
  signal: AbortSignal,
): Promise<RolloutState | undefined> {
  try {
    return rolloutState(await readFacts(cluster, reference, signal));
  } catch (error) {
    if (!signal.aborted && ClusterError.is(error, 'unavailable', 'failed')) return undefined;
    throw error;
  }
}

async function readFacts(
  cluster: Cluster,
  reference: ObjectReference,
  signal: AbortSignal,
): Promise<RolloutFacts> {
  const workload = await cluster.get(reference, signal);
  const now = Date.now();
  const labelSelector = workload.kind === 'Pod' ? undefined : podSelector(workload);
  const namespace = workload.metadata.namespace ?? 'default';
  if (labelSelector === undefined) {
    return { workload, pods: [], replicaSets: [], events: [], now };
  }
  const [pods, replicaSets, events] = await Promise.all([
    cluster.list({ type: builtInType('Pod'), namespace, labelSelector }, signal),
    workload.kind === 'Deployment'
      ? cluster.list({ type: builtInType('ReplicaSet'), namespace, labelSelector }, signal)
      : [],
    warnings(cluster, workload, namespace, signal),
  ]);
  return { workload, pods, replicaSets, events, now };
}

/** Events are a help, not a need: who may not read them gets the rest. */
async function warnings(
  cluster: Cluster,
  workload: KubeObject,
  namespace: string,
  signal: AbortSignal,
): Promise<readonly KubeObject[]> {
  const fieldSelector = `type=Warning,involvedObject.uid=${workload.metadata.uid ?? ''}`;
  try {
    return await cluster.list({ type: builtInType('Event'), namespace, fieldSelector }, signal);
  } catch (error) {
    if (ClusterError.is(error, 'forbidden')) return [];
    throw error;
  }
}

function pause(signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, pace);
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    signal.addEventListener('abort', stop, { once: true });
  });
}
