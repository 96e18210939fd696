import { expect, test } from 'vitest';
import type {
  ClientCapabilities,
  CodeAction,
  CompletionList,
  DocumentLink,
  Location,
} from 'vscode-languageserver/node';
import { RememberedFiles } from '../../server/src/lsp/remembered-files.ts';
import { memoryFiles } from '../support/memory-files.ts';
import { pullCapabilities, startForTest, type TestClient } from './test-client.ts';

const dockerfile = 'FROM scratch\nCOPY src/main.js missing.js /app/\nCOPY . /all/\n';
const files = {
  'web/src/main.js': '',
  'web/.env': 'PASSWORD=1',
  'compose.yaml': 'services:\n  web:\n    build: web\n',
};
const creating: ClientCapabilities = {
  ...pullCapabilities,
  workspace: {
    ...pullCapabilities.workspace,
    workspaceEdit: { documentChanges: true, resourceOperations: ['create'] },
  },
};
/** Tells of changes on the disk itself. */
const watching: ClientCapabilities = {
  ...creating,
  workspace: { ...creating.workspace, didChangeWatchedFiles: { dynamicRegistration: true } },
};

async function rulesIn(client: TestClient): Promise<unknown[]> {
  const own = ['missing-copy-source', 'copy-ignored-file', 'secret-in-context'];
  const diagnostics = await client.pull('web/Dockerfile');
  return diagnostics.map(({ code }) => code).filter((code) => own.includes(String(code)));
}

function at(client: TestClient, line: number, character: number) {
  return { textDocument: { uri: client.uri('web/Dockerfile') }, position: { line, character } };
}

async function fixesAt(client: TestClient, line: number): Promise<readonly CodeAction[]> {
  return client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri: client.uri('web/Dockerfile') },
    range: { start: { line, character: 0 }, end: { line, character: 99 } },
    context: { diagnostics: [], only: ['quickfix'] },
  });
}

test('a fix may make a file, for clients that can', async () => {
  const client = await startForTest({ files, capabilities: creating });
  await client.open('web/Dockerfile', dockerfile);
  const fix = (await fixesAt(client, 2)).find(({ title }) => title.startsWith('Create'));
  const uri = client.uri('web/.dockerignore');
  const start = { line: 0, character: 0 };
  expect(fix?.edit?.documentChanges).toEqual([
    { kind: 'create', uri, options: { ignoreIfExists: true } },
    {
      textDocument: { uri, version: null },
      edits: [{ range: { start, end: start }, newText: '.env\n' }],
    },
  ]);
  const simple = await startForTest({ files });
  await simple.open('web/Dockerfile', dockerfile);
  expect((await fixesAt(simple, 2)).filter(({ title }) => title.startsWith('Create'))).toEqual([]);
});

test('a fix adds to the end of a file that is there', async () => {
  const client = await startForTest({
    files: { ...files, 'web/.dockerignore': '*.log\n*.md' },
    capabilities: creating,
  });
  await client.open('web/Dockerfile', dockerfile);
  const fix = (await fixesAt(client, 2)).find(({ title }) => title.startsWith('Extend'));
  const end = { line: 1, character: 4 };
  expect(fix?.edit?.documentChanges).toMatchObject([
    { edits: [{ range: { start: end, end }, newText: '\n.env\n' }] },
  ]);
});

test('what changes on the disk is seen when the client tells', async () => {
  const client = await startForTest({ files, capabilities: watching });
  await client.open('web/Dockerfile', dockerfile);
  expect(await rulesIn(client)).toEqual(['missing-copy-source', 'secret-in-context']);
  const change = async (path: string, text: string | undefined, type: number) => {
    const uri = client.uri(path);
    if (text === undefined) client.files.delete(uri);
    else client.files.set(uri, text);
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri, type }],
    });
  };
  await change('web/missing.js', '', 1);
  await expect.poll(() => rulesIn(client)).toEqual(['secret-in-context']);
  await change('web/.dockerignore', '.env\nsrc\n', 1);
  await expect.poll(() => rulesIn(client)).toEqual(['copy-ignored-file']);
  await change('web/.dockerignore', '.env\n', 2);
  await expect.poll(() => rulesIn(client)).toEqual([]);
  await change('web/src/main.js', undefined, 3);
  await expect.poll(() => rulesIn(client)).toEqual(['missing-copy-source']);
});

test('a source leads to its file, and files of the context are proposed', async () => {
  const client = await startForTest({ files });
  await client.open('web/Dockerfile', dockerfile);
  const target = client.uri('web/src/main.js');
  const { connection } = client;
  const links = await connection.sendRequest<DocumentLink[]>('textDocument/documentLink', {
    textDocument: { uri: client.uri('web/Dockerfile') },
  });
  expect(links.map((link) => link.target)).toEqual([target]);
  const start = { line: 0, character: 0 };
  expect(
    await connection.sendRequest<Location[]>('textDocument/definition', at(client, 1, 8)),
  ).toEqual([{ uri: target, range: { start, end: start } }]);
  const proposed = await connection.sendRequest<CompletionList>(
    'textDocument/completion',
    at(client, 1, 9),
  );
  expect(proposed.items.map(({ label }) => label)).toContain('main.js');
});

test('settings choose the context', async () => {
  const contexts = { 'web/Dockerfile': '.' };
  const client = await startForTest({ files, settings: { docker: { contexts } } });
  await client.open('web/Dockerfile', 'FROM scratch\nCOPY web/src/main.js /app/\n');
  expect(await rulesIn(client)).toEqual([]);
});

test('a changed file costs no look at the folders beside it', () => {
  const files = new Map([
    ['file:///w/a/b/c.txt', 'old'],
    ['file:///w/other/d.txt', ''],
  ]);
  const asked: string[] = [];
  const source = memoryFiles(files);
  const disk = new RememberedFiles({
    ...source,
    listFolder(uri) {
      asked.push(uri);
      return source.listFolder(uri);
    },
  });
  const look = () =>
    ['file:///w', 'file:///w/a/b', 'file:///w/other'].map((uri) => disk.listFolder(uri));
  look();
  expect(disk.readText('file:///w/a/b/c.txt')).toBe('old');
  asked.length = 0;
  files.set('file:///w/a/b/c.txt', 'new');
  disk.forget('file:///w/a/b/c.txt');
  look();
  expect(disk.readText('file:///w/a/b/c.txt')).toBe('new');
  expect(asked).toEqual(['file:///w', 'file:///w/a/b']);
  files.delete('file:///w/a/b/c.txt');
  disk.forget('file:///w/a');
  expect(disk.listFolder('file:///w/a/b')).toBeUndefined();
});
