import { expect, test, vi } from 'vitest';
import type { ClusterOutline } from '../../shared/src/protocol.ts';
import { startForTest, type TestClient, type TestClientOptions } from './test-client.ts';

// What the server learns from the client: commits, the cluster in use, and from folders of the user.

const outside: TestClientOptions = { initializationOptions: { outside: true } };
const messages = async (client: TestClient, path: string) =>
  (await client.pull(path))
    .filter(({ severity = 4 }) => severity <= 2)
    .map(({ code, message }) => `${String(code)}: ${String(message)}`);

const binding = (role: string) => `apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  name: deployer
  namespace: shop
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: ${role}
subjects:
  - kind: ServiceAccount
    name: deployer
    namespace: shop
`;

test('a field that may not change is reported once the committed version has come', async () => {
  let committed: string | null = null;
  const asked = vi.fn();
  const client = await startForTest({
    ...outside,
    answers: {
      'slipway/cluster': () => null,
      'slipway/committedText': (params) => {
        asked(params);
        return { text: committed };
      },
    },
  });
  await client.open('binding.yaml', binding('edit'));
  expect(await messages(client, 'binding.yaml')).toEqual([]);
  await vi.waitFor(() => expect(asked).toHaveBeenCalledOnce());

  committed = binding('view');
  await client.connection.sendNotification('slipway/outsideChanged', { what: 'commits' });
  await vi.waitFor(async () => {
    expect(await messages(client, 'binding.yaml')).toEqual([
      expect.stringMatching(/^changed-immutable-field: .*it was "view"/),
    ]);
  });
  expect(client.refreshes()).toBeGreaterThan(0);
  expect(asked).toHaveBeenCalledTimes(2);
  expect(asked).toHaveBeenLastCalledWith({ uri: client.uri('binding.yaml') });
});

const boat = `apiVersion: example.com/v1
kind: Boat
metadata:
  name: ark
spec:
  hull: 5
`;
const schema = {
  type: 'object',
  properties: {
    spec: {
      type: 'object',
      properties: { hull: { type: 'string', description: 'What it is made of.' } },
    },
  },
};
const outline: ClusterOutline = {
  context: 'staging',
  version: '1.28',
  kinds: [{ apiVersion: 'example.com/v1', kind: 'Boat', plural: 'boats', namespaced: true }],
  isDeployedTo: false,
};

test('kinds of the cluster are judged, completed and explained; schemas come when they are used', async () => {
  const asked = vi.fn();
  const client = await startForTest({
    ...outside,
    answers: {
      'slipway/cluster': () => outline,
      'slipway/committedText': () => ({ text: null }),
      'slipway/clusterSchemas': (params) => {
        asked(params);
        return { schemas: { Boat: schema } };
      },
    },
  });
  await client.open('kinds.yaml', 'apiVersion: example.com/v1\nkind: \n');
  await vi.waitFor(async () => {
    expect(await labels(client, 'kinds.yaml', 1, 6)).toContain('Boat');
  });
  await client.open('boat.yaml', boat);
  await vi.waitFor(async () => {
    expect(await messages(client, 'boat.yaml')).toEqual([expect.stringMatching(/^wrong-type/)]);
  });
  expect(asked).toHaveBeenCalledExactlyOnceWith({ apiVersion: 'example.com/v1' });
  expect(await labels(client, 'boat.yaml', 5, 2)).toContain('hull');
  const hover = await client.connection.sendRequest('textDocument/hover', {
    textDocument: { uri: client.uri('boat.yaml') },
    position: { line: 5, character: 3 },
  });
  expect(JSON.stringify(hover)).toContain('What it is made of.');
});

test('the version of the cluster holds where no setting names one', async () => {
  const later =
    'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  resources: {}\n  containers: [{name: a, image: "example.com/a:1"}]\n';
  const answers = {
    'slipway/cluster': () => outline,
    'slipway/committedText': () => ({ text: null }),
  };
  const client = await startForTest({ ...outside, answers });
  await client.open('pod.yaml', later);
  await vi.waitFor(async () => {
    expect(await messages(client, 'pod.yaml')).toEqual([expect.stringMatching(/^unknown-field/)]);
  });
  const settings = { kubernetes: { version: '1.36' } };
  const chosen = await startForTest({ ...outside, answers, settings });
  await chosen.open('pod.yaml', later);
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(await messages(chosen, 'pod.yaml')).toEqual([]);
});

test('a name is looked for in the cluster that the workspace is deployed to', async () => {
  const names: Record<string, readonly string[]> = {
    Namespace: ['shop'],
    ServiceAccount: ['other'],
  };
  const client = await startForTest({
    ...outside,
    answers: {
      'slipway/cluster': () => ({ ...outline, isDeployedTo: true }),
      'slipway/committedText': () => ({ text: null }),
      'slipway/clusterNames': ({ kind }: { kind: string }) => ({
        names: names[kind] ?? [],
        complete: names[kind] !== undefined,
      }),
    },
  });
  const pod =
    'apiVersion: v1\nkind: Pod\nmetadata: {name: a, namespace: shop}\nspec:\n  serviceAccountName: deployer\n  priorityClassName: urgent\n  containers: [{name: a, image: "example.com/a:1"}]\n';
  await client.open('pod.yaml', pod);
  await vi.waitFor(async () => {
    expect(await messages(client, 'pod.yaml')).toEqual([
      'dangling-reference: There is no ServiceAccount "deployer" in the workspace or in the cluster of staging, so no Pod will be created.',
    ]);
  });
});

test('names of the cluster are completed where an object is named', async () => {
  const asked = vi.fn();
  const client = await startForTest({
    initializationOptions: { liveNames: true },
    answers: {
      'slipway/clusterNames': (params) => {
        asked(params);
        return { names: ['registry-login', 'tls'], complete: false };
      },
    },
  });
  const ingress = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web, namespace: shop}
spec:
  tls:
    - secretName: t
    - secretName: \n`;
  await client.open('ingress.yaml', ingress);
  expect(await labels(client, 'ingress.yaml', 5, 19)).toContain('tls');
  expect(await labels(client, 'ingress.yaml', 6, 18)).toContain('registry-login');
  expect(asked).toHaveBeenLastCalledWith({ kind: 'Secret', namespace: 'shop' });
});

test('folders of the user define kinds, too', async () => {
  const definition = {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'boats.example.com' },
    spec: {
      group: 'example.com',
      scope: 'Namespaced',
      names: { kind: 'Boat', plural: 'boats' },
      versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: schema } }],
    },
  };
  const settings = { kubernetes: { schemaFolders: [] as string[] } };
  const client = await startForTest({ settings });
  settings.kubernetes.schemaFolders.push('../elsewhere/crds');
  client.files.set('file:///elsewhere/crds/boats.json', JSON.stringify(definition));
  await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
  await client.open('boat.yaml', boat);
  await vi.waitFor(async () => {
    expect(await messages(client, 'boat.yaml')).toEqual([expect.stringMatching(/^wrong-type/)]);
  });
});

test('a client that answers nothing is asked nothing, and one that fails is no trouble', async () => {
  const asked = vi.fn(() => null);
  const silent = await startForTest({ answers: { 'slipway/cluster': asked } });
  await silent.open('boat.yaml', boat);
  expect(await messages(silent, 'boat.yaml')).toEqual([]);
  expect(asked).not.toHaveBeenCalled();

  const fails = () => {
    throw new Error('not today');
  };
  const failing = await startForTest({
    ...outside,
    answers: {
      'slipway/cluster': () => outline,
      'slipway/committedText': fails,
      'slipway/clusterSchemas': fails,
    },
  });
  await failing.open('boat.yaml', boat);
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(await messages(failing, 'boat.yaml')).toEqual([]);
});

async function labels(client: TestClient, path: string, line: number, character: number) {
  const { items } = await client.connection.sendRequest<{ items: readonly { label: string }[] }>(
    'textDocument/completion',
    { textDocument: { uri: client.uri(path) }, position: { line, character } },
  );
  return items.map(({ label }) => label);
}
