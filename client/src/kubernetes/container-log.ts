import { BackOff } from './back-off.ts';
import { ClusterError } from './cluster-error.ts';
import { readLines } from './read-lines.ts';
import type { Transport } from './transport.ts';

/** One container whose log is read. */
export interface ContainerReference {
  readonly namespace: string;
  readonly pod: string;
  readonly container: string;
}

/** How much of a log to read. */
export interface LogRequest {
  readonly follow: boolean;
  /** The log of the container before its last restart. */
  readonly previous?: boolean;
  /** Lines from the end; all when absent. */
  readonly tail?: number;
}

/** One line of a log. */
export interface LogLine {
  /** RFC 3339 with nanoseconds. */
  readonly time: string;
  readonly text: string;
}

/**
 * The lines of a container's log. Following goes on over restarts of the container and cuts of the connection
 * without losing or repeating a line, until the Pod is gone or the signal aborts.
 */
export async function* readContainerLog(
  transport: Transport,
  target: ContainerReference,
  request: LogRequest,
  signal: AbortSignal,
): AsyncGenerator<LogLine> {
  const backOff = new BackOff(500, 10_000);
  let last: string | undefined;
  while (!signal.aborted) {
    try {
      for await (const line of readOnce(transport, target, request, last, signal)) {
        if (last !== undefined && line.time <= last) continue;
        last = line.time;
        backOff.reset();
        yield line;
      }
      if (!request.follow) return;
    } catch (error) {
      if (signal.aborted) return;
      const failure = transport.failure(error);
      if (!request.follow || !mayComeBack(failure)) throw failure;
    }
    await backOff.wait(signal);
  }
}

async function* readOnce(
  transport: Transport,
  target: ContainerReference,
  request: LogRequest,
  since: string | undefined,
  signal: AbortSignal,
): AsyncGenerator<LogLine> {
  const { namespace, pod, container } = target;
  const stream = await transport.stream({
    path: `/api/v1/namespaces/${encodeURIComponent(namespace)}/pods/${encodeURIComponent(pod)}/log`,
    query: {
      container,
      timestamps: true,
      follow: request.follow || undefined,
      previous: request.previous || undefined,
      tailLines: since === undefined ? request.tail : undefined,
      sinceTime: since?.replace(/\.\d+/, ''),
    },
    accept: '*/*',
    signal,
  });
  for await (const line of readLines(stream)) {
    const space = line.indexOf(' ');
    if (space > 0) yield { time: line.slice(0, space), text: line.slice(space + 1) };
  }
}

/** A container that still waits to start answers 400; a Pod that is gone answers 404 and stays so. */
function mayComeBack(error: unknown): boolean {
  return ClusterError.is(error, 'unavailable', 'failed', 'unauthorized', 'invalid');
}
