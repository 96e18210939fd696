import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Cluster } from '../../client/src/kubernetes/cluster.ts';
import {
  type ClusterConnections,
  createClusterConnections,
} from '../../client/src/kubernetes/cluster-connections.ts';
import { followRollout } from '../../client/src/kubernetes/follow-rollout.ts';
import type { KubeObject } from '../../client/src/kubernetes/kube-object.ts';
import { createPortForwards } from '../../client/src/kubernetes/port-forwards.ts';
import { clustersRoot } from '../../client/src/views/kubernetes/context-node.ts';
import type { TreeNode } from '../../client/src/views/tree-node.ts';
import { startCluster, type TestCluster } from '../support/services/cluster.ts';
import { makeNamespace, permitOf } from './connect.ts';

const image = 'busybox:1.37';
const namespace = 'team';
let service: TestCluster;
let connections: ClusterConnections;
let cluster: Cluster;

beforeAll(async () => {
  service = await startCluster();
  await service.loadBaseImages([image]);
  connections = createClusterConnections(
    () => ({
      files: [service.kubeconfig],
      environment: {},
      mayRunPrograms: true,
      protection: { admin: 'open', viewer: 'read-only' },
    }),
    { confirm: () => Promise.resolve(true), typeName: () => Promise.resolve(true) },
  );
  cluster = await connections.connect('admin');
  await makeNamespace(cluster, namespace);
  for (const object of objects) {
    await cluster.apply(object, { permit: await permitOf(cluster), force: true });
  }
  const web = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web', namespace };
  await followRollout(cluster, web, () => undefined, AbortSignal.timeout(60_000));
});
afterAll(async () => {
  connections?.dispose();
  await service?.stop();
});

const objects: readonly KubeObject[] = [
  {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', namespace },
    spec: {
      selector: { matchLabels: { app: 'web' } },
      template: {
        metadata: { labels: { app: 'web' } },
        spec: {
          terminationGracePeriodSeconds: 1,
          initContainers: [{ name: 'setup', image, command: ['true'] }],
          containers: [{ name: 'main', image, command: ['sleep', '1d'] }],
        },
      },
    },
  },
  {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'web', namespace },
    spec: { selector: { app: 'web' }, clusterIP: 'None', ports: [{ port: 80 }] },
  },
  {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'password', namespace },
    stringData: { admin: 'hunter2' },
  },
  {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name: 'nightly', namespace },
    spec: {
      schedule: '0 3 * * *',
      jobTemplate: {
        spec: {
          template: {
            spec: { restartPolicy: 'Never', containers: [{ name: 'a', image, command: ['true'] }] },
          },
        },
      },
    },
  },
];

const root = () => clustersRoot(connections, createPortForwards());
const childrenOf = async (node: TreeNode): Promise<readonly TreeNode[]> =>
  (await node.children?.(AbortSignal.timeout(10_000))) ?? [];

/** The row that a path of labels leads to; a label may end with `*`. */
async function rowAt(...labels: readonly string[]): Promise<TreeNode> {
  let node = root();
  for (const label of labels) {
    const children = await childrenOf(node);
    const found = children.find((child) =>
      label.endsWith('*') ? child.label.startsWith(label.slice(0, -1)) : child.label === label,
    );
    if (found === undefined) {
      throw new Error(`${label} is not among ${children.map((child) => child.label).join(', ')}`);
    }
    node = found;
  }
  return node;
}

/** The rows below a row as lines, with the parts of names that are random left out. */
async function rowsAt(...labels: readonly string[]): Promise<readonly string[]> {
  return (await childrenOf(await rowAt(...labels))).map(({ label, description = '' }) =>
    `${label} | ${description}`.replace(/web-[a-z0-9]+-[a-z0-9]+/, 'web-…'),
  );
}

test('every context with its protection', async () => {
  expect(await rowsAt()).toEqual([
    'admin | open · current',
    'viewer | read-only',
    'expired | confirm',
  ]);
});

test('a context has its nodes, and the namespace of the context comes first', async () => {
  const rows = await rowsAt('admin');
  expect(rows.slice(0, 2)).toEqual(['Nodes | ', 'default | ']);
  expect(rows).toContain('team | ');
  expect(await rowsAt('admin', 'Nodes')).toEqual([
    expect.stringMatching(/^slipway-node \| Ready · v1\.\d+/),
  ]);
});

test('from a Deployment to its containers', async () => {
  const path = ['admin', namespace, 'Deployments'];
  expect(await rowsAt(...path)).toEqual(['web | 1/1 ready']);
  expect(await rowsAt(...path, 'web')).toEqual(['web-… | Running · 1/1']);
  expect(await rowsAt(...path, 'web', 'web-*')).toEqual(['setup | Completed', 'main | Running']);
  expect((await rowAt(...path, 'web')).accessibilityLabel).toBe(
    'Deployment web, healthy, 1/1 ready',
  );
});

test('a Service has the Pods that it selects', async () => {
  expect(await rowsAt('admin', namespace, 'Services')).toEqual(['web | ClusterIP · None · 80/TCP']);
  expect(await rowsAt('admin', namespace, 'Services', 'web')).toEqual(['web-… | Running · 1/1']);
});

test('a Secret shows its keys and nothing else', async () => {
  expect(await rowsAt('admin', namespace, 'Secrets')).toEqual(['password | Opaque · 1 keys']);
  const keys = await childrenOf(await rowAt('admin', namespace, 'Secrets', 'password'));
  expect(keys.map(({ label }) => label)).toEqual(['admin']);
  expect(JSON.stringify(keys)).not.toMatch(/hunter2|aHVudGVyMg/);
});

test('a CronJob says when it runs', async () => {
  expect(await rowsAt('admin', namespace, 'CronJobs')).toEqual(['nightly | 0 3 * * *']);
  expect(await rowsAt('admin', namespace, 'CronJobs', 'nightly')).toEqual([]);
});

test('what may not be listed is refused with its reason, the rest is there', async () => {
  await expect(rowsAt('viewer', namespace, 'Secrets')).rejects.toMatchObject({
    reason: 'forbidden',
  });
  expect(await rowsAt('viewer', namespace, 'Deployments')).toEqual(['web | 1/1 ready']);
});

test('an expired login is told at the context', async () => {
  await expect(rowsAt('expired')).rejects.toMatchObject({ reason: 'unauthorized' });
});

test('rows change while somebody looks', async () => {
  const folder = await rowAt('admin', namespace, 'Deployments');
  const changed = vi.fn();
  const watching = folder.watch?.(changed);
  await childrenOf(folder);
  const reference = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web', namespace };
  const change = { spec: { replicas: 2 } };
  const permit = await permitOf(cluster, 'scale');
  await cluster.patch(permit, { reference, change, subresource: 'scale' });
  await vi.waitFor(
    async () => {
      expect(changed).toHaveBeenCalled();
      expect((await childrenOf(folder)).map(({ description }) => description)).toEqual([
        '2/2 ready',
      ]);
    },
    { timeout: 20_000, interval: 200 },
  );
  watching?.dispose();
});

test('who may not list namespaces gets the one of the context', async () => {
  const { body } = await service.request('POST', '/api/v1/namespaces/team/serviceaccounts', {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name: 'narrow' },
  });
  expect(body).toMatchObject({ kind: 'ServiceAccount' });
  const impersonating = await import('../../client/src/kubernetes/client-node-cluster.ts');
  const [context] = await impersonating.loadContexts([service.kubeconfig]);
  if (context === undefined) throw new Error('The kubeconfig has no contexts.');
  const narrow = impersonating.connectCluster(
    {
      ...context,
      namespace,
      user: {
        ...context.user,
        impersonate: { user: 'system:serviceaccount:team:narrow', groups: [] },
      },
    },
    cluster.gate,
    true,
  );
  const narrowed: ClusterConnections = { ...connections, connect: () => Promise.resolve(narrow) };
  const [first] = await childrenOf(clustersRoot(narrowed, createPortForwards()));
  const rows = first === undefined ? [] : await childrenOf(first);
  expect(rows.map(({ label }) => label)).toEqual(['default']);
  narrow.dispose();
});
