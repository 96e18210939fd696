import { expect, test } from 'vitest';
import type {
  CodeAction,
  CompletionList,
  DocumentSymbol,
  FoldingRange,
  Location,
} from 'vscode-languageserver/node';
import type { ClientRequests } from '../../shared/src/protocol.ts';
import { pullCapabilities, startForTest, type TestClient } from './test-client.ts';

const service = `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector:
    app: web
  ports:
    - port: 80
`;
const pod = `apiVersion: v1
kind: Pod
metadata:
  name: web
  labels:
    app: web
spec:
  containers:
    - name: web
      image: web:1.0
`;

function at(path: string, client: TestClient, line: number, character: number) {
  return { textDocument: { uri: client.uri(path) }, position: { line, character } };
}

test('completion offers fields with their documentation, as an edit of the right place', async () => {
  const client = await startForTest();
  await client.open('pod.yaml', pod.replace('image: web:1.0', 'imag'));
  const list = await client.connection.sendRequest<CompletionList>(
    'textDocument/completion',
    at('pod.yaml', client, 9, 10),
  );
  const item = list.items.find(({ label }) => label === 'imagePullPolicy');
  expect(item?.documentation).toMatchObject({ kind: 'markdown' });
  expect(item?.textEdit).toMatchObject({ range: { start: { line: 9, character: 6 } } });
});

test('names of the local engine join the completions of an image', async () => {
  const client = await startForTest({ initializationOptions: { liveNames: true } });
  client.connection.onRequest('slipway/engineImages', () => ({ images: ['web:dev'] }));
  await client.open('Dockerfile', 'FROM web');
  const list = await client.connection.sendRequest<CompletionList>(
    'textDocument/completion',
    at('Dockerfile', client, 0, 8),
  );
  expect(list.isIncomplete).toBe(false);
  expect(list.items.map(({ label }) => label)).toContain('web:dev');
});

test('an engine that does not answer delays completion by 300 ms, not more', async () => {
  const client = await startForTest({ initializationOptions: { liveNames: true } });
  client.connection.onRequest('slipway/engineImages', () => new Promise(() => undefined));
  await client.open('Dockerfile', 'FROM web');
  const list = await client.connection.sendRequest<CompletionList>(
    'textDocument/completion',
    at('Dockerfile', client, 0, 8),
  );
  expect(list.isIncomplete).toBe(true);
});

test('hover explains a field', async () => {
  const client = await startForTest();
  await client.open('pod.yaml', pod);
  const hover = await client.connection.sendRequest(
    'textDocument/hover',
    at('pod.yaml', client, 9, 8),
  );
  expect(hover).toMatchObject({ contents: { kind: 'markdown' } });
});

test('a selector leads to the Pod in another file, and workspace symbols find it', async () => {
  const client = await startForTest({ files: { 'pod.yaml': pod, 'service.yaml': service } });
  await client.open('service.yaml', service);
  const found = await client.connection.sendRequest<Location[]>(
    'textDocument/definition',
    at('service.yaml', client, 6, 6),
  );
  expect(found.map(({ uri }) => uri)).toContain(client.uri('pod.yaml'));
  const symbols = await client.connection.sendRequest('workspace/symbol', { query: 'web' });
  expect(JSON.stringify(symbols)).toContain('pod.yaml');
});

test('outline and folding follow the manifest', async () => {
  const client = await startForTest();
  await client.open('all.yaml', `${service}---\n${pod}`);
  const textDocument = { uri: client.uri('all.yaml') };
  const outline = await client.connection.sendRequest<DocumentSymbol[]>(
    'textDocument/documentSymbol',
    { textDocument },
  );
  expect(outline).toHaveLength(2);
  const folds = await client.connection.sendRequest<FoldingRange[]>('textDocument/foldingRange', {
    textDocument,
  });
  expect(folds.length).toBeGreaterThan(1);
});

async function actionsAt(
  client: TestClient,
  path: string,
  line: number,
  only?: string[],
): Promise<readonly CodeAction[]> {
  return client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri: client.uri(path) },
    range: { start: { line, character: 0 }, end: { line, character: 99 } },
    context: { diagnostics: [], ...(only && { only }) },
  });
}

test('a finding can be fixed, silenced and explained where it stands', async () => {
  const client = await startForTest({ initializationOptions: { rulePages: true } });
  await client.open('pod.yaml', pod.replace('web:1.0', 'web:latest'));
  const actions = await actionsAt(client, 'pod.yaml', 9, ['quickfix']);
  const silence = actions.find(({ title }) => title === 'Ignore latest-image here');
  expect(silence?.edit?.changes).toEqual({
    [client.uri('pod.yaml')]: [
      {
        range: { start: { line: 9, character: 0 }, end: { line: 9, character: 0 } },
        newText: '      # slipway-ignore latest-image\n',
      },
    ],
  });
  expect(actions.map(({ command }) => command?.arguments?.[0])).toContain('latest-image');
});

test('fix-all applies the safe fixes of the whole document', async () => {
  const client = await startForTest();
  const text = '# slipway-ignore latest-tag\nFROM scratch\n# slipway-ignore copy-all\nCOPY a /a\n';
  await client.open('Dockerfile', text);
  const [fixAll, ...others] = await actionsAt(client, 'Dockerfile', 0, ['source.fixAll.slipway']);
  expect(others).toEqual([]);
  const edits = fixAll?.edit?.changes?.[client.uri('Dockerfile')] ?? [];
  expect(edits.map(({ range, newText }) => [range.start.line, newText])).toEqual([
    [0, ''],
    [2, ''],
  ]);
});

test('fix-all is offered only to those who ask for it', async () => {
  const client = await startForTest({ capabilities: pullCapabilities });
  await client.open('pod.yaml', pod.replace('labels:', 'labls:'));
  const kinds = (await actionsAt(client, 'pod.yaml', 4)).map(({ kind }) => kind);
  expect(kinds).toContain('quickfix');
  expect(kinds).not.toContain('source.fixAll.slipway');
});

/** Asks one of our own questions. */
function ask<Method extends keyof ClientRequests>(
  client: TestClient,
  method: Method,
  params: ClientRequests[Method]['params'],
): Promise<ClientRequests[Method]['result']> {
  return client.connection.sendRequest(method, params);
}

test('the client learns what a build needs to know of a Dockerfile', async () => {
  const client = await startForTest();
  await client.open(
    'Dockerfile',
    'ARG BASE=alpine:3.22\nFROM $BASE AS base\nARG PORT=8080\nEXPOSE $PORT\nFROM base\n',
  );
  const outline = await ask(client, 'slipway/dockerfile', { uri: client.uri('Dockerfile') });
  expect(outline?.stages.map(({ name, exposedPorts }) => [name, exposedPorts])).toEqual([
    ['base', ['8080/tcp']],
    [undefined, ['8080/tcp']],
  ]);
  expect(outline?.buildArguments).toEqual([
    { name: 'BASE', default: 'alpine:3.22' },
    { name: 'PORT', default: '8080' },
  ]);
  expect(outline?.instructions[3]?.text).toBe('EXPOSE $PORT');
  expect(outline?.contexts).toEqual([{ folder: client.uri('').slice(0, -1), isDeclared: false }]);
});

test('the client gets the objects of a folder as the API server takes them', async () => {
  const client = await startForTest({
    files: {
      'k8s/pod.yaml': pod,
      'k8s/list.yaml': `apiVersion: v1\nkind: List\nitems:\n- ${service.trim().replaceAll('\n', '\n  ')}\n`,
    },
  });
  const { objects, errors } = await ask(client, 'slipway/manifests', { uris: [client.uri('k8s')] });
  expect(objects.map(({ kind, name }) => `${kind}/${name}`)).toEqual(['Service/web', 'Pod/web']);
  expect(objects[1]?.json).toMatchObject({ spec: { containers: [{ image: 'web:1.0' }] } });
  expect(errors).toEqual([]);
});

test('a selection keeps the objects that it touches', async () => {
  const client = await startForTest();
  await client.open('all.yaml', `${service}---\n${pod}`);
  const { objects } = await ask(client, 'slipway/manifests', {
    uris: [client.uri('all.yaml')],
    range: { start: { line: 12, character: 0 }, end: { line: 13, character: 0 } },
  });
  expect(objects.map(({ kind }) => kind)).toEqual(['Pod']);
});

test('objects are printed in the order that people write them', async () => {
  const client = await startForTest();
  const objects = [
    {
      status: {},
      spec: { b: 1, a: [{ image: 'x', name: 'c' }] },
      metadata: { labels: {}, name: 'm' },
      kind: 'Pod',
      apiVersion: 'v1',
    },
    { kind: 'ConfigMap', data: { yes: 'no', multi: 'a\nb\n' } },
  ];
  expect((await ask(client, 'slipway/yaml', { objects })).text).toBe(`apiVersion: v1
kind: Pod
metadata:
  name: m
  labels: {}
spec:
  a:
    - name: c
      image: x
  b: 1
status: {}
---
kind: ConfigMap
data:
  multi: |
    a
    b
  "yes": "no"
`);
});

test('the page of a rule is at hand', async () => {
  const client = await startForTest();
  expect(await ask(client, 'slipway/rulePage', { rule: 'latest-image' })).toEqual({
    markdown: '# latest-image',
  });
  expect(await ask(client, 'slipway/rulePage', { rule: 'no-such-rule' })).toBeNull();
});

test('a manifest outside the workspace can be applied too', async () => {
  const client = await startForTest();
  client.files.set('file:///elsewhere/pod.yaml', pod);
  const { objects } = await ask(client, 'slipway/manifests', {
    uris: ['file:///elsewhere/pod.yaml'],
  });
  expect(objects.map(({ name }) => name)).toEqual(['web']);
});

test('the services of the workspace reach from Dockerfile to workload', async () => {
  const client = await startForTest({
    files: {
      'web/Dockerfile': 'FROM nginx:1.29\n',
      'pod.yaml': pod,
    },
  });
  const { services } = await ask(client, 'slipway/stack', {});
  expect(services).toMatchObject([
    { name: 'web', image: 'web:1.0', context: client.uri('web'), workloads: [{ kind: 'Pod' }] },
  ]);
});
