import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import {
  type AppliedChange,
  applyPlan,
  planApply,
  undoApply,
} from '../../client/src/kubernetes/apply.ts';
import { loadContexts } from '../../client/src/kubernetes/client-node-cluster.ts';
import type { Cluster } from '../../client/src/kubernetes/cluster.ts';
import type { KubeObject } from '../../client/src/kubernetes/kube-object.ts';
import { builtInType } from '../../client/src/kubernetes/resource-type.ts';
import { startControlPlane, type TestControlPlane } from '../support/services/control-plane.ts';
import { configMap, connectTo, makeNamespace, permitOf } from './connect.ts';

let plane: TestControlPlane;
let admin: Cluster;
const quick = { notice: 10, firstRetry: 100, lastRetry: 500 };

beforeAll(async () => {
  plane = await startControlPlane();
  admin = await connectTo(plane.kubeconfig, 'admin');
});
afterAll(async () => {
  admin?.dispose();
  await plane?.stop();
});

test('the contexts of the kubeconfig, and the version of the server', async () => {
  const contexts = await loadContexts([plane.kubeconfig]);
  expect(contexts.map(({ name, current }) => [name, current])).toEqual([
    ['admin', true],
    ['viewer', false],
    ['expired', false],
  ]);
  expect(await admin.version()).toMatch(/^v1\.\d+\.\d+/);
});

test('what a user may not do names the verb and the resource', async () => {
  const viewer = await connectTo(plane.kubeconfig, 'viewer');
  const secrets = viewer.list({ type: builtInType('Secret'), namespace: 'default' });
  await expect(secrets).rejects.toMatchObject({
    reason: 'forbidden',
    message: expect.stringContaining('cannot list resource "secrets"'),
  });
  expect(await viewer.list({ type: builtInType('Pod') })).toEqual([]);
  viewer.dispose();
});

test('an expired token is told from a missing right', async () => {
  const expired = await connectTo(plane.kubeconfig, 'expired');
  await expect(expired.list({ type: builtInType('Pod') })).rejects.toMatchObject({
    reason: 'unauthorized',
  });
  expired.dispose();
});

test('a read-only context takes no write, but a dry run', async () => {
  const locked = await connectTo(plane.kubeconfig, 'admin', 'read-only');
  const object = configMap('default', 'locked', 'a');
  await expect(permitOf(locked)).rejects.toMatchObject({ reason: 'read-only' });
  const permit = await permitOf(admin);
  await expect(locked.apply(object, { permit, force: true })).rejects.toMatchObject({
    reason: 'read-only',
  });
  expect((await planApply(locked, [object]))[0]?.action).toBe('create');
  locked.dispose();
});

test('names keep their case, as RBAC objects need it', async () => {
  const permit = await permitOf(admin);
  const role = {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata: { name: 'MyRole' },
    rules: [],
  };
  await admin.apply(role, { permit, force: true });
  const reference = { apiVersion: role.apiVersion, kind: role.kind, name: 'MyRole' };
  expect((await admin.get(reference)).metadata.name).toBe('MyRole');
  await admin.delete(permit, reference);
});

describe('a live list', () => {
  const rowsOf = async (namespace: string, timing: object = {}) => {
    const rows = admin.rows({ type: builtInType('ConfigMap'), namespace }, { ...quick, ...timing });
    const names = () =>
      rows
        .state()
        .rows.map(({ name, cells }) => `${name} ${cells['Data']}`)
        .filter((line) => !line.startsWith('kube-root-ca'))
        .sort();
    return { rows, names };
  };
  const apply = async (object: KubeObject) =>
    admin.apply(object, { permit: await permitOf(admin), force: true });

  test('goes on through a server that stops and starts', async () => {
    const namespace = await makeNamespace(admin, 'live-restart');
    const { rows, names } = await rowsOf(namespace);
    const listening = rows.listen(() => undefined);
    await apply(configMap(namespace, 'before', 'a'));
    await vi.waitFor(() => expect(names()).toEqual(['before 1']), 5000);
    await plane.stopApiServer();
    await vi.waitFor(() => expect(rows.state().trouble).toBeDefined(), 10_000);
    expect(names()).toEqual(['before 1']);
    await plane.startApiServer();
    await apply(configMap(namespace, 'after', 'a'));
    await vi.waitFor(() => expect(names()).toEqual(['after 1', 'before 1']), 20_000);
    expect(rows.state().trouble).toBeUndefined();
    listening.dispose();
  });

  test('lists again when its version is gone', async () => {
    const namespace = await makeNamespace(admin, 'live-gone');
    const { rows, names } = await rowsOf(namespace, { firstRetry: 6000, lastRetry: 8000 });
    const listening = rows.listen(() => undefined);
    await vi.waitFor(() => expect(rows.state().trouble).toBeUndefined(), 5000);
    await apply(configMap(namespace, 'first', 'a'));
    await vi.waitFor(() => expect(names()).toEqual(['first 1']), 5000);
    await plane.stopApiServer();
    await vi.waitFor(() => expect(rows.state().trouble).toBeDefined(), 10_000);
    await plane.startApiServer();
    await admin.delete(await permitOf(admin), { ...refOf('ConfigMap', 'first'), namespace });
    await apply(configMap(namespace, 'second', 'a'));
    await plane.compactEtcd();
    await plane.stopApiServer();
    await plane.startApiServer();
    await vi.waitFor(() => expect(names()).toEqual(['second 1']), 40_000);
    listening.dispose();
  });

  test('notices a server that has fallen silent', async () => {
    const namespace = await makeNamespace(admin, 'live-silent');
    const { rows } = await rowsOf(namespace, { silence: 1500 });
    const listening = rows.listen(() => undefined);
    await rows.read();
    plane.pauseApiServer();
    try {
      await vi.waitFor(() => expect(rows.state().trouble).toBeDefined(), 10_000);
    } finally {
      plane.resumeApiServer();
    }
    listening.dispose();
  });
});

describe('apply', () => {
  const applyAll = async (objects: readonly KubeObject[], force = false) => {
    const plan = await planApply(admin, objects);
    const applied: AppliedChange[] = [];
    const options = { permit: await permitOf(admin), force };
    await applyPlan(admin, plan, options, (change) => applied.push(change));
    return { plan, applied };
  };
  const dataOf = async (namespace: string, name: string) =>
    (await admin.get({ ...refOf('ConfigMap', name), namespace }))['data'];

  test('makes a Namespace before what goes into it, and shows new objects as they were written', async () => {
    const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'apply-new' } };
    const object = configMap('apply-new', 'a', '1');
    const { plan } = await applyAll([object, namespace]);
    expect(plan.map(({ reference, action }) => [reference.kind, action])).toEqual([
      ['Namespace', 'create'],
      ['ConfigMap', 'create'],
    ]);
    expect(plan[1]?.after).toEqual(object);
    expect((await planApply(admin, [object, namespace])).map(({ action }) => action)).toEqual([
      'none',
      'none',
    ]);
  });

  test('a dry run changes nothing, and its outcome differs just where the object will', async () => {
    const namespace = await makeNamespace(admin, 'apply-dry');
    await applyAll([configMap(namespace, 'a', '1')]);
    const [change] = await planApply(admin, [configMap(namespace, 'a', '2')]);
    expect(change).toMatchObject({
      action: 'change',
      before: { data: { key: '1' } },
      after: { data: { key: '2' } },
    });
    expect({ ...change?.after, data: 0 }).toEqual({ ...change?.before, data: 0 });
    expect(await dataOf(namespace, 'a')).toEqual({ key: '1' });
  });

  test('undo gives back old values, and deletes what was new', async () => {
    const namespace = await makeNamespace(admin, 'apply-undo');
    await applyAll([configMap(namespace, 'old', '1')]);
    const { applied } = await applyAll([
      { ...configMap(namespace, 'old', '2'), data: { key: '2', more: 'x' } },
      configMap(namespace, 'new', '1'),
    ]);
    await undoApply(admin, await permitOf(admin), applied);
    expect(await dataOf(namespace, 'old')).toEqual({ key: '1' });
    await expect(dataOf(namespace, 'new')).rejects.toMatchObject({ reason: 'not-found' });
  });

  test('fields of others are conflicts with their owner, taken over by force and given back by undo', async () => {
    const namespace = await makeNamespace(admin, 'apply-conflict');
    const path = `/api/v1/namespaces/${namespace}/configmaps?fieldManager=other`;
    await plane.request('POST', path, configMap(namespace, 'a', 'theirs'));
    const ours = configMap(namespace, 'a', 'ours');
    const [change] = await planApply(admin, [ours]);
    expect(change?.conflicts).toEqual([{ field: '.data.key', owner: 'other' }]);
    await expect(applyAll([ours])).rejects.toMatchObject({ reason: 'conflict' });
    const { applied } = await applyAll([ours], true);
    expect(await dataOf(namespace, 'a')).toEqual({ key: 'ours' });
    await undoApply(admin, await permitOf(admin), applied);
    expect(await dataOf(namespace, 'a')).toEqual({ key: 'theirs' });
  });

  test('what Slipway wrote in another way is no conflict', async () => {
    const namespace = await makeNamespace(admin, 'apply-own');
    await applyAll([configMap(namespace, 'a', '1')]);
    const reference = { ...refOf('ConfigMap', 'a'), namespace };
    await admin.patch(await permitOf(admin), { reference, change: { data: { key: 'patched' } } });
    const { plan } = await applyAll([configMap(namespace, 'a', '2')]);
    expect(plan[0]).toMatchObject({ conflicts: [], overOwn: true });
    expect(await dataOf(namespace, 'a')).toEqual({ key: '2' });
  });

  test('a refusal names the field', async () => {
    const namespace = await makeNamespace(admin, 'apply-refused');
    const object = {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'bad', namespace },
      spec: { ports: [{ port: 99_999 }] },
    };
    const [change] = await planApply(admin, [object]);
    expect(change?.action).toBe('refused');
    expect(change?.refusal).toMatchObject({
      reason: 'invalid',
      causes: [{ field: 'spec.ports[0].port' }, {}],
    });
  });

  test('a definition and its first object go together', async () => {
    const group = 'tests.slipway.example';
    const definition = {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: `widgets.${group}` },
      spec: {
        group,
        scope: 'Namespaced',
        names: { plural: 'widgets', singular: 'widget', kind: 'Widget', listKind: 'WidgetList' },
        versions: [
          {
            name: 'v1',
            served: true,
            storage: true,
            schema: {
              openAPIV3Schema: {
                type: 'object',
                properties: { spec: { type: 'object', properties: { size: { type: 'integer' } } } },
              },
            },
          },
        ],
      },
    };
    const widget = {
      apiVersion: `${group}/v1`,
      kind: 'Widget',
      metadata: { name: 'one', namespace: 'default' },
      spec: { size: 3 },
    };
    const { applied } = await applyAll([widget, definition]);
    expect(applied.map(({ reference }) => reference.kind)).toEqual([
      'CustomResourceDefinition',
      'Widget',
    ]);
    await undoApply(admin, await permitOf(admin), applied);
  });
});

function refOf(kind: string, name: string) {
  return { apiVersion: 'v1', kind, name };
}
