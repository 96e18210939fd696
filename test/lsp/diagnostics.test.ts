import { expect, test, vi } from 'vitest';
import { pullCapabilities, startForTest, summary } from './test-client.ts';

const service =
  'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n  selector: { app: web }\n  ports: [{ port: 80 }]\n';

test('a misspelt field is underlined at its name', async () => {
  const client = await startForTest();
  await client.open(
    'a.yaml',
    'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  labls: {}\n',
  );
  expect(summary(await client.pull('a.yaml'))).toEqual(['4:2-4:7 unknown-field']);
});

test('edits reach the analysis piece by piece, with any line end', async () => {
  const client = await startForTest();
  await client.open('a.yaml', 'apiVersion: v1\r\nkind: ConfigMap\r\nmetadata:\r\n  name: a\r\n');
  await client.connection.sendNotification('textDocument/didChange', {
    textDocument: { uri: client.uri('a.yaml'), version: 2 },
    contentChanges: [
      {
        range: { start: { line: 4, character: 0 }, end: { line: 4, character: 0 } },
        text: 'dta: {}\r\n',
      },
      { range: { start: { line: 3, character: 2 }, end: { line: 3, character: 6 } }, text: 'name' },
    ],
  });
  expect(summary(await client.pull('a.yaml'))).toEqual(['4:0-4:3 unknown-field']);
});

test('an answer that has not changed is not sent twice', async () => {
  const client = await startForTest();
  await client.open('a.yaml', service);
  const ask = (previousResultId?: string) =>
    client.connection.sendRequest<{ kind: string; resultId: string }>('textDocument/diagnostic', {
      textDocument: { uri: client.uri('a.yaml') },
      previousResultId,
    });
  const first = await ask();
  expect(await ask(first.resultId)).toEqual({ kind: 'unchanged', resultId: first.resultId });
});

test('a client that does not ask is told', async () => {
  const client = await startForTest({ capabilities: {} });
  await client.open('a.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: A\n');
  await vi.waitFor(() => expect(client.published).toHaveLength(1));
  expect(client.published[0]?.diagnostics.map(({ code }) => code)).toEqual(['invalid-name']);
  await client.connection.sendNotification('textDocument/didClose', {
    textDocument: { uri: client.uri('a.yaml') },
  });
  await vi.waitFor(() => expect(client.published.at(-1)?.diagnostics).toEqual([]));
});

test('a file that changes on the disk changes what others say', async () => {
  const client = await startForTest({ files: { 'web.yaml': service } });
  await client.open('web.yaml', service);
  const pods = `apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n  labels: { app: other }\nspec:\n  containers: [{ name: web, image: "web:1.0" }]\n`;
  const found = async () =>
    (await client.pull('web.yaml')).some(({ code }) => code === 'selector-without-pods');
  for (const [label, expected] of [
    ['other', true],
    ['web', false],
  ] as const) {
    client.files.set(client.uri('pod.yaml'), pods.replace('other', label));
    const before = client.refreshes();
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: client.uri('pod.yaml'), type: 1 }],
    });
    await vi.waitFor(() => expect(client.refreshes()).toBeGreaterThan(before));
    expect(await found()).toBe(expected);
  }
});

test('settings turn rules off and change their level', async () => {
  const settings: { rules: Record<string, string> } = {
    rules: { 'invalid-name': 'hint', nonsense: 'loud' },
  };
  const client = await startForTest({ settings });
  await client.open('a.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: A\n');
  expect((await client.pull('a.yaml')).map(({ severity }) => severity)).toEqual([4]);
  settings.rules = { 'invalid-name': 'off' };
  await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
  expect(await client.pull('a.yaml')).toEqual([]);
});

test('a client that cannot be asked for settings sends them', async () => {
  const client = await startForTest({
    capabilities: { textDocument: { diagnostic: {} } },
    initializationOptions: { settings: { rules: { 'invalid-name': 'off' } } },
  });
  await client.open('a.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: A\n');
  expect(await client.pull('a.yaml')).toEqual([]);
});

test('URIs that escape differently are one document', async () => {
  const client = await startForTest({ capabilities: pullCapabilities });
  await client.connection.sendNotification('textDocument/didOpen', {
    textDocument: {
      uri: 'file:///workspace/a%28b.yaml',
      languageId: 'yaml',
      version: 1,
      text: 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: A\n',
    },
  });
  expect(summary(await client.pull('a(b.yaml'))).toEqual(['3:8-3:9 invalid-name']);
});
