import type { Cluster } from './cluster.ts';
import { listAt, textAt } from './field-at.ts';
import type { KubeObject, ObjectReference } from './kube-object.ts';
import { builtInType } from './resource-type.ts';
import { podSelector } from './selector.ts';

/** Whose log to read: a Pod's, or that of all Pods of a workload. */
export interface WorkloadLogRequest {
  readonly object: ObjectReference;
  /** One container; all when absent. */
  readonly container?: string;
  readonly follow: boolean;
  readonly previous: boolean;
  /** Lines from the end of each container's log. */
  readonly tail: number;
}

/** One line with where it comes from. */
export interface WorkloadLogLine {
  readonly pod: string;
  readonly container: string;
  readonly text: string;
}

/**
 * Reads the logs of all Pods of a workload together. While following, Pods that come later join in.
 * Ends when every log has ended, or with the signal.
 */
export async function readWorkloadLog(
  cluster: Cluster,
  request: WorkloadLogRequest,
  write: (line: WorkloadLogLine) => void,
  signal: AbortSignal,
): Promise<void> {
  const { object, follow } = request;
  const type = builtInType('Pod');
  const namespace = object.namespace ?? cluster.context.namespace;
  const scope =
    object.kind === 'Pod'
      ? { type, namespace, fieldSelector: `metadata.name=${object.name}` }
      : { type, namespace, labelSelector: await selectorOf(cluster, object, signal) };
  const read = new Map<string, Promise<void>>();

  const join = async (): Promise<void> => {
    for (const pod of await cluster.list(scope, signal)) {
      for (const container of containersOf(pod, request.container)) {
        const key = `${pod.metadata.uid ?? ''}/${container}`;
        if (!read.has(key)) read.set(key, readOne(pod.metadata.name, container));
      }
    }
  };
  const readOne = async (pod: string, container: string): Promise<void> => {
    try {
      const target = { namespace, pod, container };
      for await (const { text } of cluster.logs(target, request, signal)) {
        write({ pod, container, text });
      }
    } catch (error) {
      if (signal.aborted) return;
      write({ pod, container, text: error instanceof Error ? error.message : String(error) });
    }
  };

  await join();
  if (!follow) {
    await Promise.all(read.values());
    return;
  }
  const rows = cluster.rows(scope);
  const listening = rows.listen(() => void join().catch(ignore));
  try {
    await new Promise<void>((resolve) => {
      if (signal.aborted) resolve();
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
  } finally {
    listening.dispose();
  }
}

async function selectorOf(
  cluster: Cluster,
  object: ObjectReference,
  signal: AbortSignal,
): Promise<string> {
  const selector = podSelector(await cluster.get(object, signal));
  return selector ?? 'slipway,!slipway';
}

function containersOf(pod: KubeObject, only: string | undefined): readonly string[] {
  if (only !== undefined) return [only];
  return ['initContainers', 'containers'].flatMap((list) =>
    listAt(pod, 'spec', list).flatMap((container) => textAt(container, 'name') ?? []),
  );
}

/** The rows themselves say when the cluster cannot be reached; the next change tries again. */
function ignore(): void {}
