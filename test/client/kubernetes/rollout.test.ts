import { expect, test } from 'vitest';
import type { KubeObject } from '../../../client/src/kubernetes/kube-object.ts';
import { type RolloutFacts, rolloutState } from '../../../client/src/kubernetes/rollout.ts';

const now = Date.parse('2026-01-01T00:10:00Z');
const revision = { 'deployment.kubernetes.io/revision': '2' };
const owned = (uid: string) => [{ apiVersion: 'apps/v1', kind: 'X', name: 'x', uid }];
const deployment = (status: object, spec: object = {}): KubeObject => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', uid: 'd', generation: 2, annotations: revision },
  spec: { replicas: 2, ...spec },
  status: { observedGeneration: 2, ...status },
});
const replicaSet = (uid: string, number: string): KubeObject => ({
  apiVersion: 'apps/v1',
  kind: 'ReplicaSet',
  metadata: {
    name: uid,
    uid,
    annotations: { 'deployment.kubernetes.io/revision': number },
    ownerReferences: owned('d'),
  },
});
const pod = (set: string, status: object, metadata: object = {}): KubeObject => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: `${set}-pod`, ownerReferences: owned(set), ...metadata },
  spec: {},
  status,
});
const waiting = (reason: string, more: object = {}) => ({
  containerStatuses: [{ name: 'main', state: { waiting: { reason, message: 'why' } }, ...more }],
});
const half = { updatedReplicas: 1, replicas: 2, availableReplicas: 1 };
const sets = [replicaSet('old', '1'), replicaSet('new', '2')];
const judge = (
  workload: KubeObject,
  pods: readonly KubeObject[] = [],
  more: Partial<RolloutFacts> = {},
) => rolloutState({ workload, pods, replicaSets: sets, events: [], now, ...more });

const all = { updatedReplicas: 2, replicas: 2, availableReplicas: 2 };
test.each([
  ['all updated and available', all, 'complete'],
  ['an old generation was observed', { ...all, observedGeneration: 1 }, 'progressing'],
  ['old Pods are still there', { ...all, replicas: 3 }, 'progressing'],
  ['not all are available', { ...all, availableReplicas: 1 }, 'progressing'],
])('a Deployment: %s', (_name, status, state) => {
  expect(judge(deployment(status)).state).toBe(state);
});

test('scaled to nothing is complete', () => {
  expect(judge(deployment({}, { replicas: 0 })).state).toBe('complete');
});

test.each([
  ['ImagePullBackOff', 'image'],
  ['InvalidImageName', 'image'],
  ['CreateContainerConfigError', 'configuration'],
  ['CrashLoopBackOff', 'crash'],
])('%s of the new revision fails the rollout', (reason, cause) => {
  const state = judge(deployment(half), [pod('new', waiting(reason))]);
  expect(state).toMatchObject({
    state: 'failed',
    troubles: [{ cause, reason, container: 'main', pod: 'new-pod' }],
  });
});

test('a crash loop says how the program ended', () => {
  const crash = waiting('CrashLoopBackOff', {
    lastState: { terminated: { exitCode: 137, reason: 'OOMKilled' } },
  });
  const state = judge(deployment(half), [pod('new', crash)]);
  expect(state).toMatchObject({ troubles: [{ exitCode: 137, message: 'OOMKilled' }] });
});

test.each(['ErrImagePull', 'ContainerCreating'])('%s may still get better', (reason) => {
  expect(judge(deployment(half), [pod('new', waiting(reason))]).state).toBe('progressing');
});

test('a broken Pod of the old revision is no reason', () => {
  const state = judge(deployment(half), [pod('old', waiting('CrashLoopBackOff'))]);
  expect(state).toMatchObject({ state: 'progressing', troubles: [] });
});

test('a Pod that is being deleted is no reason', () => {
  const leaving = pod('new', waiting('CrashLoopBackOff'), { deletionTimestamp: 'x' });
  expect(judge(deployment(half), [leaving]).state).toBe('progressing');
});

test.each([
  ['2026-01-01T00:09:55Z', 'progressing'],
  ['2026-01-01T00:09:00Z', 'failed'],
])('unschedulable since %s is %s', (lastTransitionTime, state) => {
  const conditions = [
    {
      type: 'PodScheduled',
      status: 'False',
      reason: 'Unschedulable',
      message: 'no cpu',
      lastTransitionTime,
    },
  ];
  const found = judge(deployment(half), [pod('new', { conditions })]);
  expect(found).toMatchObject({ state, troubles: [{ cause: 'scheduling', message: 'no cpu' }] });
});

test.each([
  [{ type: 'Progressing', status: 'False', reason: 'ProgressDeadlineExceeded' }, 'deadline'],
  [{ type: 'ReplicaFailure', status: 'True', reason: 'FailedCreate', message: 'quota' }, 'create'],
])('the condition %j fails a Deployment', (condition, cause) => {
  const state = judge(deployment({ ...half, conditions: [condition] }));
  expect(state).toMatchObject({ state: 'failed', troubles: [{ cause }] });
});

test('a StatefulSet that may not create Pods says so by an event', () => {
  const workload: KubeObject = {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name: 'db', uid: 's' },
    spec: { replicas: 1 },
    status: {},
  };
  const event = {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: { name: 'e' },
    reason: 'FailedCreate',
    message: 'exceeded quota',
    involvedObject: { uid: 's' },
  };
  expect(judge(workload, [], { events: [event] })).toMatchObject({
    state: 'failed',
    troubles: [{ cause: 'create', message: 'exceeded quota' }],
  });
});

test.each([
  [{ updatedReplicas: 2, readyReplicas: 3 }, {}, 'progressing'],
  [{ updatedReplicas: 2, readyReplicas: 3 }, { rollingUpdate: { partition: 1 } }, 'complete'],
  [{ updatedReplicas: 0, readyReplicas: 0 }, { type: 'OnDelete' }, 'complete'],
])('a StatefulSet with %j and %j is %s', (status, updateStrategy, state) => {
  const workload: KubeObject = {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name: 'db', uid: 's' },
    spec: { replicas: 3, updateStrategy },
    status,
  };
  expect(judge(workload).state).toBe(state);
});

test.each([
  [{ conditions: [{ type: 'Complete', status: 'True' }] }, 'complete'],
  [{ active: 1 }, 'progressing'],
  [{ conditions: [{ type: 'Failed', status: 'True', reason: 'BackoffLimitExceeded' }] }, 'failed'],
])('a Job with %j is %s', (status, state) => {
  const workload: KubeObject = {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: 'j', uid: 'j' },
    status,
  };
  expect(judge(workload).state).toBe(state);
});
