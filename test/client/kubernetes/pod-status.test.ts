import { expect, test } from 'vitest';
import { podStatus } from '../../../client/src/kubernetes/pod-status.ts';

const running = { name: 'main', ready: true, restartCount: 0, state: { running: {} } };
const waiting = (reason: string) => ({
  name: 'main',
  ready: false,
  restartCount: 4,
  state: { waiting: { reason } },
});
const ended = (exitCode: number, reason?: string, signal?: number) => ({
  name: 'main',
  ready: false,
  restartCount: 0,
  state: { terminated: { exitCode, reason, signal } },
});
const pod = (status: object, spec: object = {}, metadata: object = {}) => ({
  metadata,
  spec: { containers: [{ name: 'main' }], ...spec },
  status: { phase: 'Running', ...status },
});
const withInit = (initStatus: object, restartPolicy?: string) =>
  pod(
    { phase: 'Pending', initContainerStatuses: [{ name: 'setup', ...initStatus }] },
    { initContainers: [{ name: 'setup', restartPolicy }, { name: 'second' }] },
  );

test.each([
  ['a Pod that nobody looked at', pod({ phase: 'Pending' }), '0/1 Pending 0'],
  ['a running Pod', pod({ containerStatuses: [running] }), '1/1 Running 0'],
  [
    'a container in a crash loop',
    pod({ containerStatuses: [waiting('CrashLoopBackOff')] }),
    '0/1 CrashLoopBackOff 4',
  ],
  [
    'an image that cannot be pulled',
    pod({ phase: 'Pending', containerStatuses: [waiting('ImagePullBackOff')] }),
    '0/1 ImagePullBackOff 4',
  ],
  [
    'a finished Pod',
    pod({ phase: 'Succeeded', containerStatuses: [ended(0, 'Completed')] }),
    '0/1 Completed 0',
  ],
  [
    'a container out of memory',
    pod({ containerStatuses: [ended(137, 'OOMKilled')] }),
    '0/1 OOMKilled 0',
  ],
  ['a signal without a reason', pod({ containerStatuses: [ended(0, '', 9)] }), '0/1 Signal:9 0'],
  ['an exit code without a reason', pod({ containerStatuses: [ended(3)] }), '0/1 ExitCode:3 0'],
  [
    'a Pod that is being deleted',
    pod({ containerStatuses: [running] }, {}, { deletionTimestamp: '2026-01-01T00:00:00Z' }),
    '1/1 Terminating 0',
  ],
  [
    'a Pod on a node that is lost',
    pod({ reason: 'NodeLost' }, {}, { deletionTimestamp: '2026-01-01T00:00:00Z' }),
    '0/1 Unknown 0',
  ],
  ['an evicted Pod', pod({ phase: 'Failed', reason: 'Evicted' }), '0/1 Evicted 0'],
  [
    'a Pod behind a scheduling gate',
    pod({
      phase: 'Pending',
      conditions: [{ type: 'PodScheduled', status: 'False', reason: 'SchedulingGated' }],
    }),
    '0/1 SchedulingGated 0',
  ],
  ['the first of two init containers', withInit({ state: { running: {} } }), '0/1 Init:0/2 0'],
  [
    'an init container that failed',
    withInit({ restartCount: 2, state: { terminated: { exitCode: 1, reason: 'Error' } } }),
    '0/1 Init:Error 2',
  ],
  [
    'an init container in a crash loop',
    withInit({ restartCount: 2, state: { waiting: { reason: 'CrashLoopBackOff' } } }),
    '0/1 Init:CrashLoopBackOff 2',
  ],
  [
    'a sidecar that has not started',
    withInit({ state: { running: {} }, started: false }, 'Always'),
    '0/2 Init:0/2 0',
  ],
])('%s', (_name, given, expected) => {
  const { ready, status, restarts } = podStatus(given);
  expect(`${ready} ${status} ${restarts}`).toBe(expected);
});

test('a Pod whose other container has completed still runs', () => {
  const statuses = [{ ...ended(0, 'Completed'), name: 'once' }, running];
  const given = (ready: string) =>
    pod(
      { containerStatuses: statuses, conditions: [{ type: 'Ready', status: ready }] },
      { containers: [{ name: 'once' }, { name: 'main' }] },
    );
  expect(podStatus(given('True')).status).toBe('Running');
  expect(podStatus(given('False')).status).toBe('NotReady');
});
