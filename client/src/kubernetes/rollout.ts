import { fieldAt, listAt, numberAt, textAt } from './field-at.ts';
import type { KubeObject } from './kube-object.ts';
import { podTroubles, type RolloutTrouble } from './rollout-trouble.ts';

/** What is known of a workload while it rolls out. */
export interface RolloutFacts {
  readonly workload: KubeObject;
  /** The Pods that the workload selects. */
  readonly pods: readonly KubeObject[];
  /** ReplicaSets of a Deployment. */
  readonly replicaSets: readonly KubeObject[];
  /** Warnings about the workload and its Pods. */
  readonly events: readonly KubeObject[];
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** How far a rollout is. */
export type RolloutState =
  | { readonly state: 'complete'; readonly wanted: number }
  | {
      readonly state: 'progressing';
      readonly updated: number;
      readonly available: number;
      readonly wanted: number;
      /** What holds it up, when something does. */
      readonly troubles: readonly RolloutTrouble[];
    }
  | { readonly state: 'failed'; readonly troubles: readonly RolloutTrouble[] };

/** Judges a rollout as `kubectl rollout status` does, and knows besides what will not get better by waiting. */
export function rolloutState(facts: RolloutFacts): RolloutState {
  const { workload } = facts;
  const progress = (progressOf[workload.kind] ?? immediate)(workload);
  if (progress.done) return { state: 'complete', wanted: progress.wanted };
  const troubles = [
    ...progress.troubles,
    ...podTroubles(podsOfRevision(facts), facts.now),
    ...eventTroubles(facts),
  ];
  if (troubles.some((trouble) => trouble.final)) {
    return { state: 'failed', troubles: troubles.filter((trouble) => trouble.final) };
  }
  const { updated, available, wanted } = progress;
  return { state: 'progressing', updated, available, wanted, troubles };
}

/** Whether a kind has a rollout to follow. */
export function hasRollout(kind: string): boolean {
  return kind in progressOf;
}

interface Progress {
  readonly done: boolean;
  readonly updated: number;
  readonly available: number;
  readonly wanted: number;
  readonly troubles: readonly RolloutTrouble[];
}

const progressOf: Readonly<Record<string, (workload: KubeObject) => Progress>> = {
  Deployment: (workload) => {
    const status = statusOf(workload);
    const wanted = numberAt(workload, 'spec', 'replicas') ?? 1;
    const updated = status('updatedReplicas');
    const available = status('availableReplicas');
    const done =
      isObserved(workload) &&
      updated >= wanted &&
      status('replicas') <= updated &&
      available >= updated;
    return { done, updated, available, wanted, troubles: deploymentTroubles(workload) };
  },
  StatefulSet: (workload) => {
    const status = statusOf(workload);
    const wanted = numberAt(workload, 'spec', 'replicas') ?? 1;
    const updated = status('updatedReplicas');
    const available = status('availableReplicas');
    const strategy = fieldAt(workload, 'spec', 'updateStrategy');
    const partition = numberAt(strategy, 'rollingUpdate', 'partition') ?? 0;
    const manual = textAt(strategy, 'type') === 'OnDelete';
    const done =
      isObserved(workload) &&
      (manual || (updated >= wanted - partition && status('readyReplicas') >= wanted));
    return { done, updated, available, wanted, troubles: [] };
  },
  DaemonSet: (workload) => {
    const status = statusOf(workload);
    const wanted = status('desiredNumberScheduled');
    const updated = status('updatedNumberScheduled');
    const available = status('numberAvailable');
    const manual = textAt(workload, 'spec', 'updateStrategy', 'type') === 'OnDelete';
    const done = isObserved(workload) && (manual || (updated >= wanted && available >= wanted));
    return { done, updated, available, wanted, troubles: [] };
  },
  Job: (workload) => {
    const wanted = numberAt(workload, 'spec', 'completions') ?? 1;
    const available = statusOf(workload)('succeeded');
    const failed = condition(workload, 'Failed');
    return {
      done: isTrue(condition(workload, 'Complete')),
      updated: available,
      available,
      wanted,
      troubles: isTrue(failed) ? [conditionTrouble('job-failed', failed)] : [],
    };
  },
  Pod: (workload) => {
    const done = isTrue(condition(workload, 'Ready')) || workloadPhase(workload) === 'Succeeded';
    const available = done ? 1 : 0;
    return { done, updated: 1, available, wanted: 1, troubles: [] };
  },
};

function immediate(): Progress {
  return { done: true, updated: 0, available: 0, wanted: 0, troubles: [] };
}

function deploymentTroubles(workload: KubeObject): readonly RolloutTrouble[] {
  if (!isObserved(workload)) return [];
  const progressing = condition(workload, 'Progressing');
  const failure = condition(workload, 'ReplicaFailure');
  return [
    ...(textAt(progressing, 'reason') === 'ProgressDeadlineExceeded'
      ? [conditionTrouble('deadline', progressing)]
      : []),
    ...(isTrue(failure) ? [conditionTrouble('create', failure)] : []),
  ];
}

function conditionTrouble(cause: RolloutTrouble['cause'], entry: unknown): RolloutTrouble {
  return {
    cause,
    reason: textAt(entry, 'reason') ?? '',
    message: textAt(entry, 'message') ?? '',
    final: true,
  };
}

/** A Pod of the revision before is no reason why the new one fails. */
function podsOfRevision({ workload, pods, replicaSets }: RolloutFacts): readonly KubeObject[] {
  if (workload.kind === 'Pod') return [workload];
  if (workload.kind === 'Deployment') {
    const revision = workload.metadata.annotations?.['deployment.kubernetes.io/revision'];
    const newest = replicaSets.find(
      (set) =>
        set.metadata.annotations?.['deployment.kubernetes.io/revision'] === revision &&
        set.metadata.ownerReferences?.some((owner) => owner.uid === workload.metadata.uid),
    );
    return newest === undefined
      ? []
      : pods.filter((pod) =>
          pod.metadata.ownerReferences?.some((owner) => owner.uid === newest.metadata.uid),
        );
  }
  const own = pods.filter((pod) =>
    pod.metadata.ownerReferences?.some((owner) => owner.uid === workload.metadata.uid),
  );
  const revision = textAt(workload, 'status', 'updateRevision') ?? newestRevision(own);
  if (revision === undefined) return own;
  return own.filter((pod) => pod.metadata.labels?.['controller-revision-hash'] === revision);
}

function newestRevision(pods: readonly KubeObject[]): string | undefined {
  const [newest] = [...pods].sort((a, b) =>
    (b.metadata.creationTimestamp ?? '').localeCompare(a.metadata.creationTimestamp ?? ''),
  );
  return newest?.metadata.labels?.['controller-revision-hash'];
}

/** Pods that could not even be made leave only an event. */
function eventTroubles({ workload, events }: RolloutFacts): readonly RolloutTrouble[] {
  return events
    .filter(
      (event) =>
        textAt(event, 'reason') === 'FailedCreate' &&
        textAt(event, 'involvedObject', 'uid') === workload.metadata.uid,
    )
    .slice(-1)
    .map((event) => ({
      cause: 'create',
      reason: 'FailedCreate',
      message: textAt(event, 'message') ?? '',
      final: true,
    }));
}

function isObserved(workload: KubeObject): boolean {
  const observed = numberAt(workload, 'status', 'observedGeneration') ?? 0;
  return observed >= (workload.metadata.generation ?? 0);
}

function statusOf(workload: KubeObject): (field: string) => number {
  return (field) => numberAt(workload, 'status', field) ?? 0;
}

function workloadPhase(workload: KubeObject): string | undefined {
  return textAt(workload, 'status', 'phase');
}

function condition(workload: KubeObject, type: string): unknown {
  return listAt(workload, 'status', 'conditions').find((entry) => textAt(entry, 'type') === type);
}

function isTrue(entry: unknown): boolean {
  return textAt(entry, 'status') === 'True';
}
