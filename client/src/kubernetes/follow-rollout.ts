import type { Cluster } from './cluster.ts';
import { ClusterError } from './cluster-error.ts';
import type { KubeObject, ObjectReference } from './kube-object.ts';
import { builtInType } from './resource-type.ts';
import { type RolloutFacts, type RolloutState, rolloutState } from './rollout.ts';
import type { RolloutTrouble } from './rollout-trouble.ts';
import { podSelector } from './selector.ts';

type FailedRollout = Extract<RolloutState, { readonly state: 'failed' }>;

/** Milliseconds between two looks. */
const pace = 1000;
/** Looks that must agree that a rollout is complete: without a probe, a program that crashes counts as ready for a moment. */
const agreeing = 3;

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
  let complete = 0;
  for (;;) {
    const seen = await look(cluster, reference, signal);
    signal.throwIfAborted();
    if (seen !== undefined) {
      complete = seen.state === 'complete' ? complete + 1 : 0;
      const state = complete > 0 && complete < agreeing ? almost(seen) : seen;
      const text = JSON.stringify(state);
      if (text !== reported) report(state);
      reported = text;
      if (state.state === 'complete') return state;
      if (state.state === 'failed') return await withLastWords(cluster, reference, state, signal);
    }
    await pause(signal);
  }
}

function almost(state: RolloutState): RolloutState {
  const wanted = state.state === 'complete' ? state.wanted : 0;
  return { state: 'progressing', updated: wanted, available: wanted, wanted, troubles: [] };
}

/** Adds what a container that ends again and again printed last. */
async function withLastWords(
  cluster: Cluster,
  reference: ObjectReference,
  state: FailedRollout,
  signal: AbortSignal,
): Promise<FailedRollout> {
  const namespace = reference.namespace ?? cluster.context.namespace;
  const troubles = state.troubles.map(async (trouble): Promise<RolloutTrouble> => {
    const { cause, pod, container } = trouble;
    if (cause !== 'crash' || pod === undefined || container === undefined) return trouble;
    const lines: string[] = [];
    const target = { namespace, pod, container };
    try {
      for await (const { text } of cluster.logs(target, { follow: false, tail: 3 }, signal)) {
        lines.push(text);
      }
    } catch {
      // The verdict stands without the log.
      return trouble;
    }
    return lines.length === 0 ? trouble : { ...trouble, log: lines.join('\n') };
  });
  return { ...state, troubles: await Promise.all(troubles) };
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
