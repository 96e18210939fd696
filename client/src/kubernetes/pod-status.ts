import { fieldAt, listAt, numberAt, textAt } from './field-at.ts';

/** A Pod as `kubectl get pods` prints it. */
export interface PodStatus {
  /** `1/2` */
  readonly ready: string;
  /** `Running`, `CrashLoopBackOff`, `Init:0/1`, `Terminating`, … */
  readonly status: string;
  readonly restarts: number;
}

/** What `kubectl get pods` prints for a Pod: its READY, STATUS and RESTARTS columns. */
export function podStatus(pod: unknown): PodStatus {
  const containers = listAt(pod, 'status', 'containerStatuses');
  const inits = listAt(pod, 'status', 'initContainerStatuses');
  const sidecars = new Set(
    listAt(pod, 'spec', 'initContainers')
      .filter((container) => textAt(container, 'restartPolicy') === 'Always')
      .map((container) => textAt(container, 'name')),
  );
  const isSidecar = (status: unknown): boolean => sidecars.has(textAt(status, 'name'));
  const total = listAt(pod, 'spec', 'containers').length + sidecars.size;
  const readyInits = inits.filter((status) => isSidecar(status) && isReady(status)).length;
  const initializing = initializingReason(pod, inits, isSidecar);
  const begun = initializing === undefined || isInitialized(pod);
  const ready = readyInits + (begun ? containers.filter(isReady).length : 0);
  const restarted = begun ? [...containers, ...inits.filter(isSidecar)] : inits;
  return {
    ready: `${ready}/${total}`,
    status: statusText(pod, containers, begun ? undefined : initializing),
    restarts: restarted.reduce<number>(
      (sum, status) => sum + (numberAt(status, 'restartCount') ?? 0),
      0,
    ),
  };
}

function statusText(
  pod: unknown,
  containers: readonly unknown[],
  initializing: string | undefined,
): string {
  const phase = textAt(pod, 'status', 'phase') ?? 'Unknown';
  const reason = textAt(pod, 'status', 'reason');
  if (fieldAt(pod, 'metadata', 'deletionTimestamp') !== undefined) {
    if (reason === 'NodeLost') return 'Unknown';
    if (!isEnded(phase)) return 'Terminating';
  }
  if (initializing !== undefined) return initializing;
  const gated = condition(pod, 'PodScheduled');
  const base =
    reason ?? (textAt(gated, 'reason') === 'SchedulingGated' ? 'SchedulingGated' : phase);
  const fromContainers = containers.reduceRight<string | undefined>(
    (_last, status) => containerReason(status) ?? _last,
    undefined,
  );
  const running = containers.some((status) => isReady(status) && isRunning(status));
  if (fromContainers === 'Completed' && running) {
    return textAt(condition(pod, 'Ready'), 'status') === 'True' ? 'Running' : 'NotReady';
  }
  return fromContainers ?? base;
}

function initializingReason(
  pod: unknown,
  inits: readonly unknown[],
  isSidecar: (status: unknown) => boolean,
): string | undefined {
  const total = listAt(pod, 'spec', 'initContainers').length;
  for (const [index, status] of inits.entries()) {
    const terminated = fieldAt(status, 'state', 'terminated');
    if (numberAt(terminated, 'exitCode') === 0) continue;
    if (isSidecar(status) && fieldAt(status, 'started') === true) continue;
    if (terminated !== undefined) return `Init:${terminatedReason(terminated)}`;
    const waiting = textAt(status, 'state', 'waiting', 'reason');
    if (waiting !== undefined && waiting !== 'PodInitializing') return `Init:${waiting}`;
    return `Init:${index}/${total}`;
  }
  return undefined;
}

function containerReason(status: unknown): string | undefined {
  const waiting = textAt(status, 'state', 'waiting', 'reason');
  if (waiting !== undefined && waiting !== '') return waiting;
  const terminated = fieldAt(status, 'state', 'terminated');
  return terminated === undefined ? undefined : terminatedReason(terminated);
}

function terminatedReason(terminated: unknown): string {
  const reason = textAt(terminated, 'reason');
  if (reason !== undefined && reason !== '') return reason;
  const signal = numberAt(terminated, 'signal') ?? 0;
  return signal !== 0 ? `Signal:${signal}` : `ExitCode:${numberAt(terminated, 'exitCode') ?? 0}`;
}

function isInitialized(pod: unknown): boolean {
  return textAt(condition(pod, 'Initialized'), 'status') === 'True';
}

function condition(pod: unknown, type: string): unknown {
  return listAt(pod, 'status', 'conditions').find((entry) => textAt(entry, 'type') === type);
}

function isReady(status: unknown): boolean {
  return fieldAt(status, 'ready') === true;
}

function isRunning(status: unknown): boolean {
  return fieldAt(status, 'state', 'running') !== undefined;
}

function isEnded(phase: string): boolean {
  return phase === 'Succeeded' || phase === 'Failed';
}
