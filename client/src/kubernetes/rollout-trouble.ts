import { fieldAt, listAt, numberAt, textAt } from './field-at.ts';
import type { KubeObject } from './kube-object.ts';

/** One thing that keeps a rollout from its end. */
export interface RolloutTrouble {
  readonly cause:
    | 'image'
    | 'configuration'
    | 'crash'
    | 'scheduling'
    | 'create'
    | 'deadline'
    | 'job-failed'
    | 'not-ready';
  /** The cluster's word: `ImagePullBackOff`, `CrashLoopBackOff`, `Unschedulable`, … */
  readonly reason: string;
  /** The cluster's sentence. */
  readonly message: string;
  readonly pod?: string;
  readonly container?: string;
  readonly exitCode?: number;
  /** The last lines that the container printed. */
  readonly log?: string;
  /** Whether waiting will not help. */
  readonly final: boolean;
}

/** How long a Pod may look for a node before that counts as final, in milliseconds: an autoscaler may bring one. */
const schedulingPatience = 20_000;

const waitingCauses: Readonly<Record<string, readonly [RolloutTrouble['cause'], final: boolean]>> =
  {
    ErrImagePull: ['image', false],
    ImagePullBackOff: ['image', true],
    InvalidImageName: ['image', true],
    ErrImageNeverPull: ['image', true],
    ImageInspectError: ['image', true],
    CreateContainerConfigError: ['configuration', true],
    CreateContainerError: ['configuration', true],
    RunContainerError: ['configuration', true],
    CrashLoopBackOff: ['crash', true],
  };

/** What keeps Pods from being ready, each fact once. */
export function podTroubles(pods: readonly KubeObject[], now: number): readonly RolloutTrouble[] {
  const seen = new Set<string>();
  return pods
    .filter((pod) => pod.metadata.deletionTimestamp === undefined)
    .flatMap((pod) => [...scheduling(pod, now), ...containers(pod), ...ended(pod)])
    .filter(({ reason, container = '' }) => {
      const key = `${reason} ${container}`;
      return !seen.has(key) && seen.add(key);
    });
}

function scheduling(pod: KubeObject, now: number): readonly RolloutTrouble[] {
  const entry = listAt(pod, 'status', 'conditions').find(
    (candidate) =>
      textAt(candidate, 'type') === 'PodScheduled' &&
      textAt(candidate, 'reason') === 'Unschedulable',
  );
  if (entry === undefined) return [];
  const since = Date.parse(textAt(entry, 'lastTransitionTime') ?? '');
  return [
    {
      cause: 'scheduling',
      reason: 'Unschedulable',
      message: textAt(entry, 'message') ?? '',
      pod: pod.metadata.name,
      final: now - since > schedulingPatience,
    },
  ];
}

function containers(pod: KubeObject): readonly RolloutTrouble[] {
  return ['initContainerStatuses', 'containerStatuses']
    .flatMap((list) => listAt(pod, 'status', list))
    .flatMap((status) => containerTrouble(pod.metadata.name, status));
}

function containerTrouble(pod: string, status: unknown): readonly RolloutTrouble[] {
  const container = textAt(status, 'name') ?? '';
  const waiting = fieldAt(status, 'state', 'waiting');
  const reason = textAt(waiting, 'reason') ?? '';
  const [cause, final] = waitingCauses[reason] ?? [];
  if (cause !== undefined && final !== undefined) {
    const last = fieldAt(status, 'lastState', 'terminated');
    const exitCode = numberAt(last, 'exitCode');
    const ending = textAt(last, 'reason');
    const message =
      cause === 'crash' && ending !== undefined && ending !== 'Error'
        ? ending
        : (textAt(waiting, 'message') ?? '');
    return [
      {
        ...{ cause, reason, message, pod, container, final },
        ...(exitCode === undefined ? {} : { exitCode }),
      },
    ];
  }
  const exitCode = numberAt(status, 'state', 'terminated', 'exitCode');
  if (exitCode !== undefined && exitCode !== 0) {
    const ending = textAt(status, 'state', 'terminated', 'reason') ?? 'Error';
    const message = textAt(status, 'state', 'terminated', 'message') ?? '';
    return [{ cause: 'crash', reason: ending, message, pod, container, exitCode, final: false }];
  }
  const running = fieldAt(status, 'state', 'running') !== undefined;
  return running && fieldAt(status, 'ready') === false
    ? [{ cause: 'not-ready', reason: 'NotReady', message: '', pod, container, final: false }]
    : [];
}

/** A Pod that is not restarted and failed, or that the node threw out. */
function ended(pod: KubeObject): readonly RolloutTrouble[] {
  if (textAt(pod, 'status', 'phase') !== 'Failed') return [];
  const restarted = textAt(pod, 'spec', 'restartPolicy') !== 'Never';
  return [
    {
      cause: 'crash',
      reason: textAt(pod, 'status', 'reason') ?? 'Failed',
      message: textAt(pod, 'status', 'message') ?? '',
      pod: pod.metadata.name,
      final: !restarted,
    },
  ];
}
