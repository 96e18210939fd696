import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import {
  type AppliedChange,
  applyPlan,
  planApply,
  undoApply,
} from '../../client/src/kubernetes/apply.ts';
import type { Cluster } from '../../client/src/kubernetes/cluster.ts';
import { numberAt } from '../../client/src/kubernetes/field-at.ts';
import { followRollout } from '../../client/src/kubernetes/follow-rollout.ts';
import type { KubeObject, ObjectReference } from '../../client/src/kubernetes/kube-object.ts';
import { podStatus } from '../../client/src/kubernetes/pod-status.ts';
import { builtInType } from '../../client/src/kubernetes/resource-type.ts';
import type { RolloutState } from '../../client/src/kubernetes/rollout.ts';
import { rolloutHistory, undoRollout } from '../../client/src/kubernetes/rollout-history.ts';
import { readWorkloadLog } from '../../client/src/kubernetes/workload-log.ts';
import { startCluster, type TestCluster } from '../support/services/cluster.ts';
import { configMap, connectTo, makeNamespace, permitOf } from './connect.ts';

const image = 'busybox:1.37';
const namespace = 'workloads';
let service: TestCluster;
let cluster: Cluster;

beforeAll(async () => {
  service = await startCluster();
  await service.loadBaseImages([image]);
  cluster = await connectTo(service.kubeconfig, 'admin');
  await makeNamespace(cluster, namespace);
});
afterAll(async () => {
  cluster?.dispose();
  await service?.stop();
});

const deployment = (name: string, container: object, spec: object = {}): KubeObject => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name, namespace },
  spec: {
    replicas: 1,
    ...spec,
    selector: { matchLabels: { app: name } },
    template: {
      metadata: { labels: { app: name } },
      spec: {
        terminationGracePeriodSeconds: 1,
        containers: [{ name: 'main', image, ...container }],
      },
    },
  },
});
const page = (text: string) => ({
  command: [
    'sh',
    '-c',
    `mkdir /w; echo ${text} >/w/index.html; echo serving ${text}; exec httpd -f -p 8080 -h /w`,
  ],
  ports: [{ name: 'http', containerPort: 8080 }],
  readinessProbe: { tcpSocket: { port: 8080 }, periodSeconds: 1 },
});
const referenceTo = (name: string): ObjectReference => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  name,
  namespace,
});
const apply = async (...objects: readonly KubeObject[]): Promise<readonly AppliedChange[]> => {
  const applied: AppliedChange[] = [];
  const options = { permit: await permitOf(cluster), force: false };
  const plan = await planApply(cluster, objects);
  expect(plan.flatMap(({ refusal }) => refusal?.message ?? [])).toEqual([]);
  await applyPlan(cluster, plan, options, (change) => applied.push(change));
  return applied;
};
const follow = (name: string, report: (state: RolloutState) => void = () => undefined) =>
  followRollout(cluster, referenceTo(name), report, AbortSignal.timeout(120_000));
const podsOf = (name: string) =>
  cluster.list({ type: builtInType('Pod'), namespace, labelSelector: `app=${name}` });
const remove = async (name: string) => cluster.delete(await permitOf(cluster), referenceTo(name));

describe('a rollout that ends well', () => {
  const name = 'web';
  const rollOut = async (text: string) => {
    const applied = await apply(deployment(name, page(text)));
    expect(await follow(name)).toMatchObject({ state: 'complete' });
    return applied;
  };
  const fetchText = async (port: number) =>
    (
      await (await fetch(`http://127.0.0.1:${port}/`, { headers: { connection: 'close' } })).text()
    ).trim();

  test('is followed, forwarded to over Pods that come and go, and undone', async () => {
    await rollOut('one');
    await apply({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name, namespace },
      spec: { selector: { app: name }, ports: [{ port: 80, targetPort: 'http' }] },
    });
    const failures: unknown[] = [];
    const forward = await cluster.forward({
      reference: { apiVersion: 'v1', kind: 'Service', name, namespace },
      port: 80,
      localPort: 0,
      onError: (error) => failures.push(error),
    });
    expect(await fetchText(forward.localPort)).toBe('one');
    const applied = await rollOut('two');
    expect(await fetchText(forward.localPort)).toBe('two');
    await undoApply(cluster, await permitOf(cluster, 'undo'), applied);
    await follow(name);
    expect(await fetchText(forward.localPort)).toBe('one');
    const together = await Promise.all(
      Array.from({ length: 10 }, () => fetchText(forward.localPort)),
    );
    expect(new Set(together)).toEqual(new Set(['one']));
    expect(failures).toEqual([]);
    forward.stop();
    await expect(fetchText(forward.localPort)).rejects.toThrow();
  });

  test('has a history, and goes back to a revision of it', async () => {
    const [newest, before] = await rolloutHistory(cluster, referenceTo(name));
    expect(newest).toMatchObject({ current: true, images: [image] });
    if (before === undefined) throw new Error('There is one revision only.');
    await undoRollout(cluster, await permitOf(cluster), referenceTo(name), before);
    expect(await follow(name)).toMatchObject({ state: 'complete' });
    const [now] = await rolloutHistory(cluster, referenceTo(name));
    expect(now?.template).toEqual(before.template);
  });

  test('is scaled', async () => {
    const change = { spec: { replicas: 2 } };
    const reference = referenceTo(name);
    await cluster.patch(await permitOf(cluster), { reference, change, subresource: 'scale' });
    expect(await follow(name)).toEqual({ state: 'complete', wanted: 2 });
    expect(await podsOf(name)).toHaveLength(2);
  });

  test('gets an autoscaler', async () => {
    const spec = {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
      minReplicas: 3,
      maxReplicas: 4,
    };
    await apply({
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata: { name, namespace },
      spec,
    });
    await vi.waitFor(
      async () =>
        expect(numberAt(await cluster.get(referenceTo(name)), 'spec', 'replicas')).toBe(3),
      { timeout: 30_000, interval: 500 },
    );
    await follow(name);
  });

  test('prints its Pods as kubectl does', async () => {
    const { rows } = await cluster.rows({ type: builtInType('Pod'), namespace }).read();
    for (const pod of await podsOf(name)) {
      const row = rows.find((candidate) => candidate.uid === pod.metadata.uid);
      const { ready, status, restarts } = podStatus(pod);
      expect([ready, status, String(restarts)]).toEqual([
        row?.cells['Ready'],
        row?.cells['Status'],
        row?.cells['Restarts'],
      ]);
    }
  });
});

describe('a rollout that fails says why', () => {
  test.each([
    ['missing-image', { image: 'nothing.invalid/here:1' }, 'image', 'ImagePullBackOff'],
    ['bad-name', { image: 'Not A Name' }, 'image', 'InvalidImageName'],
    [
      'no-config',
      { envFrom: [{ configMapRef: { name: 'missing' } }] },
      'configuration',
      'CreateContainerConfigError',
    ],
    ['too-big', { resources: { requests: { cpu: '9000' } } }, 'scheduling', 'Unschedulable'],
    ['crash', { command: ['sh', '-c', 'echo no database; exit 3'] }, 'crash', 'CrashLoopBackOff'],
  ])('%s', async (name, container, cause, reason) => {
    await apply(deployment(name, { command: ['sleep', '1d'], ...container }));
    const end = await follow(name);
    expect(end).toMatchObject({ state: 'failed', troubles: [{ cause, reason }] });
    if (cause === 'crash') {
      expect(end).toMatchObject({ troubles: [{ exitCode: 3, log: 'no database' }] });
    }
    await remove(name);
  });

  test('quota', async () => {
    await makeNamespace(cluster, 'full');
    await apply({
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: 'none', namespace: 'full' },
      spec: { hard: { pods: '0' } },
    });
    const object = deployment('much', { command: ['sleep', '1d'] });
    await apply({ ...object, metadata: { name: 'much', namespace: 'full' } });
    const reference = { ...referenceTo('much'), namespace: 'full' };
    const end = await followRollout(
      cluster,
      reference,
      () => undefined,
      AbortSignal.timeout(60_000),
    );
    expect(end).toMatchObject({ state: 'failed', troubles: [{ cause: 'create' }] });
    expect(JSON.stringify(end)).toContain('quota');
  });
});

test('logs of all Pods come together, and go on over a restart of the container', async () => {
  const name = 'talker';
  const script = 'i=0; while [ $i -lt 6 ]; do i=$((i+1)); echo line $i; sleep 0.3; done; exit 1';
  await apply(deployment(name, { command: ['sh', '-c', script] }, { replicas: 2 }));
  const controller = new AbortController();
  const lines: string[] = [];
  const reading = readWorkloadLog(
    cluster,
    { object: referenceTo(name), follow: true, previous: false, tail: 100 },
    ({ pod, text }) => lines.push(`${pod} ${text}`),
    controller.signal,
  );
  const runsOf = () => {
    const pods = [...new Set(lines.map((line) => line.split(' ')[0]))];
    return pods.map((pod) => lines.filter((line) => line === `${pod} line 6`).length);
  };
  await vi.waitFor(() => expect(runsOf().filter((runs) => runs >= 2)).toHaveLength(2), {
    timeout: 60_000,
    interval: 500,
  });
  controller.abort();
  await reading;
  const [pod = ''] = lines[0]?.split(' ') ?? [];
  const firstRun = lines.filter((line) => line.startsWith(`${pod} line`)).slice(0, 6);
  expect(firstRun).toEqual([1, 2, 3, 4, 5, 6].map((number) => `${pod} line ${number}`));
  const previous: string[] = [];
  await readWorkloadLog(
    cluster,
    { object: referenceTo(name), follow: false, previous: true, tail: 1 },
    ({ text }) => previous.push(text),
    AbortSignal.timeout(20_000),
  );
  expect(previous).toContain('line 6');
  await remove(name);
});

describe('exec', () => {
  const name = 'shell';
  let pod = '';
  beforeAll(async () => {
    await apply(deployment(name, { command: ['sleep', '1d'] }));
    await follow(name);
    pod = (await podsOf(name))[0]?.metadata.name ?? '';
  });

  const run = async (command: readonly string[], input = '', terminal = false) => {
    const output = { stdout: '', stderr: '' };
    const permit = await permitOf(cluster, 'open a shell in');
    const exitCode = await new Promise<number | undefined>((resolve, reject) => {
      cluster
        .exec(permit, {
          ...{ namespace, pod, container: 'main', command, terminal },
          onData: (data, stream) => {
            output[stream] += Buffer.from(data).toString('utf8');
          },
          onEnd: resolve,
        })
        .then((session) => {
          if (terminal) session.resize(100, 40);
          session.write(input);
          if (!terminal) session.endInput();
        }, reject);
    });
    return { exitCode, ...output };
  };

  test('input, both outputs and the exit code', async () => {
    const script = 'cat; echo wrong >&2; exit 7';
    expect(await run(['sh', '-c', script], 'hello')).toEqual({
      exitCode: 7,
      stdout: 'hello',
      stderr: 'wrong\n',
    });
  });

  test('a terminal has the size it is told', async () => {
    const { exitCode, stdout } = await run(['sh'], 'sleep 0.5; stty size; exit\n', true);
    expect(stdout).toContain('40 100');
    expect(exitCode).toBe(0);
  });

  test('a program that is not there', async () => {
    const { exitCode } = await run(['nothing-of-this-name']);
    expect(exitCode).not.toBe(0);
  });

  test('a Pod that is not there', async () => {
    const permit = await permitOf(cluster);
    const request = { namespace, pod: 'none', container: 'main', command: ['sh'], terminal: false };
    const listener = { onData: () => undefined, onEnd: () => undefined };
    await expect(cluster.exec(permit, { ...request, ...listener })).rejects.toMatchObject({
      reason: 'not-found',
    });
  });
});

test('a ConfigMap beside a workload is undone with it', async () => {
  const applied = await apply(configMap(namespace, 'beside', 'a'), deployment('pair', page('x')));
  await undoApply(cluster, await permitOf(cluster, 'undo'), applied);
  await expect(cluster.get(referenceTo('pair'))).rejects.toMatchObject({ reason: 'not-found' });
});
