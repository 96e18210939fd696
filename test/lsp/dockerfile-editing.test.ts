import { expect, test } from 'vitest';
import type {
  DocumentHighlight,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Range,
  SelectionRange,
  SemanticTokens,
  SemanticTokensDelta,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver/node';
import { semanticTokensLegend } from '../../server/src/lsp/handlers/semantic-tokens.ts';
import { startForTest, type TestClient } from './test-client.ts';

const dockerfile = 'FROM alpine:3.22 AS base\nRUN apk  add curl \\\n  git\nFROM base\n';
const options = { tabSize: 4, insertSpaces: true };

async function open(text = dockerfile, files: Record<string, string> = {}) {
  const client = await startForTest({ files });
  await client.open('Dockerfile', text);
  const textDocument = { uri: client.uri('Dockerfile') };
  const ask = <Answer>(method: string, params: object = {}) =>
    client.connection.sendRequest<Answer>(`textDocument/${method}`, { textDocument, ...params });
  return { client, textDocument, ask };
}

async function type(client: TestClient, range: Range, text: string): Promise<void> {
  await client.connection.sendNotification('textDocument/didChange', {
    textDocument: { uri: client.uri('Dockerfile'), version: 2 },
    contentChanges: [{ range, text }],
  });
}

function range(line: number, from: number, to: number): Range {
  return { start: { line, character: from }, end: { line, character: to } };
}

function typesIn(data: readonly number[]): (string | undefined)[] {
  return data.flatMap((value, at) =>
    at % 5 === 3 ? [semanticTokensLegend.tokenTypes[value]] : [],
  );
}

test('colours come whole, for a range and as what changed', async () => {
  const { client, ask } = await open();
  const whole = await ask<SemanticTokens>('semanticTokens/full');
  expect(typesIn(whole.data).slice(0, 5)).toEqual([
    ...['keyword', 'namespace', 'enumMember', 'keyword', 'class'],
  ]);
  const part = await ask<SemanticTokens>('semanticTokens/range', { range: range(3, 0, 9) });
  expect(typesIn(part.data)).toEqual(['keyword', 'class']);

  await type(client, range(1, 4, 7), '"x"');
  const delta = await ask<SemanticTokensDelta>('semanticTokens/full/delta', {
    previousResultId: whole.resultId,
  });
  const data = [...whole.data];
  for (const { start, deleteCount, data: added = [] } of [...delta.edits].reverse()) {
    data.splice(start, deleteCount, ...added);
  }
  const afresh = await ask<SemanticTokens>('semanticTokens/full');
  expect(data).toEqual(afresh.data);
  expect(delta.edits[0]?.data?.length ?? 0).toBeLessThan(whole.data.length);
});

test('a document, a range and a new line are laid out', async () => {
  const { client, ask } = await open();
  const edits = await ask<TextEdit[]>('formatting', { options });
  expect(edits.length).toBeGreaterThan(0);
  const below = await ask<TextEdit[]>('rangeFormatting', { options, range: range(3, 0, 4) });
  expect(below).toEqual([{ range: range(3, 0, 0), newText: '\n' }]);

  await type(client, { start: { line: 1, character: 19 }, end: { line: 2, character: 5 } }, '\n');
  const typed = await ask<TextEdit[]>('onTypeFormatting', {
    options,
    ch: '\n',
    position: { line: 2, character: 0 },
  });
  expect(typed).toEqual([{ range: range(2, 0, 0), newText: '    ' }]);
});

test('a stage is renamed in every file that names it, or the reason is given why not', async () => {
  const compose = 'services:\n  a:\n    build:\n      context: .\n      target: base\n';
  const bake = 'target "a" {\n  target = "base"\n}\n';
  const { client, ask } = await open(dockerfile, {
    Dockerfile: dockerfile,
    'compose.yaml': compose,
    'docker-bake.hcl': bake,
  });
  const position = { line: 3, character: 6 };
  expect(await ask('prepareRename', { position })).toEqual({
    range: range(3, 5, 9),
    placeholder: 'base',
  });
  const { changes } = await ask<WorkspaceEdit>('rename', { position, newName: 'build' });
  expect(changes).toEqual({
    [client.uri('Dockerfile')]: [
      { range: range(0, 20, 24), newText: 'build' },
      { range: range(3, 5, 9), newText: 'build' },
    ],
    [client.uri('compose.yaml')]: [{ range: range(4, 14, 18), newText: 'build' }],
    [client.uri('docker-bake.hcl')]: [{ range: range(1, 12, 16), newText: 'build' }],
  });
  await expect(ask('rename', { position, newName: 'scratch' })).rejects.toThrow(
    'BuildKit keeps the name "scratch" for itself.',
  );
});

test('occurrences, wider selections, links, folds and the outline', async () => {
  const { ask } = await open();
  const position = { line: 3, character: 6 };
  const highlights = await ask<DocumentHighlight[]>('documentHighlight', { position });
  expect(highlights.map(({ kind }) => kind)).toEqual([3, 2]);

  const [selection] = await ask<SelectionRange[]>('selectionRange', {
    positions: [{ line: 1, character: 14 }],
  });
  expect(selection?.range).toEqual(range(1, 13, 17));
  expect(selection?.parent?.range.start).toEqual({ line: 1, character: 4 });

  const [link] = await ask<DocumentLink[]>('documentLink');
  expect(link?.target).toBe('https://hub.docker.com/_/alpine');

  const folds = await ask<FoldingRange[]>('foldingRange');
  expect(folds.map(({ startLine, endLine }) => [startLine, endLine])).toEqual([
    [0, 2],
    [1, 2],
  ]);
  const outline = await ask<DocumentSymbol[]>('documentSymbol');
  expect(outline.map(({ name, detail }) => [name, detail])).toEqual([
    ['base', 'alpine:3.22'],
    ['stage 1', 'base'],
  ]);
});
