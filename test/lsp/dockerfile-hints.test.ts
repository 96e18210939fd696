import { expect, test } from 'vitest';
import type {
  CodeAction,
  CompletionList,
  InlayHint,
  SignatureHelp,
} from 'vscode-languageserver/node';
import { startForTest, type TestClient } from './test-client.ts';

const text = 'ARG V=3.22\nFROM alpine:$V AS one\nRUN a && b\nFROM one\nWORKDIR x\n';

test('hints come for the lines that are asked for, as the settings say', async () => {
  const client = await startForTest();
  await client.open('Dockerfile', text);
  expect(await hintsOf(client, 0, 9)).toEqual(['1:14 = 3.22', '1:21 #0', '3:8 #1', '4:9 = /x']);
  expect(await hintsOf(client, 3, 3)).toEqual(['3:8 #1']);
  const other = await startForTest({
    settings: { inlayHints: { stages: false, variables: 'nonsense' } },
  });
  await other.open('Dockerfile', text);
  expect(await hintsOf(other, 0, 9)).toEqual(['1:14 = 3.22', '4:9 = /x']);
});

test('the forms of an instruction come with what is being typed', async () => {
  const client = await startForTest();
  await client.open('Dockerfile', 'FROM alpine\nCOPY a ');
  const help = await client.connection.sendRequest<SignatureHelp>('textDocument/signatureHelp', {
    textDocument: { uri: client.uri('Dockerfile') },
    position: { line: 1, character: 7 },
  });
  expect(help.signatures[0]?.label).toBe('COPY [flags] source… destination');
  expect([help.activeSignature, help.activeParameter]).toEqual([0, 2]);
});

test('refactorings come with their edits', async () => {
  const client = await startForTest();
  await client.open('Dockerfile', text);
  const actions = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri: client.uri('Dockerfile') },
    range: { start: { line: 2, character: 0 }, end: { line: 2, character: 0 } },
    context: { diagnostics: [], only: ['refactor'] },
  });
  const split = actions.find(({ title }) => title === 'Split into one RUN for each command');
  expect(split?.kind).toBe('refactor.rewrite');
  expect(split?.edit?.changes?.[client.uri('Dockerfile')]?.[0]?.newText).toBe('RUN a\nRUN b');
});

async function hintsOf(client: TestClient, from: number, to: number): Promise<readonly string[]> {
  const hints = await client.connection.sendRequest<InlayHint[]>('textDocument/inlayHint', {
    textDocument: { uri: client.uri('Dockerfile') },
    range: { start: { line: from, character: 0 }, end: { line: to, character: 99 } },
  });
  return hints.map(({ position: { line, character }, label }) => `${line}:${character} ${label}`);
}

test('named contexts of Compose are offered where a source is named', async () => {
  const compose =
    'services:\n  api:\n    build:\n      context: .\n      additional_contexts:\n        assets: ../assets\n';
  const client = await startForTest({ files: { 'compose.yaml': compose } });
  await client.open('Dockerfile', 'FROM alpine\nCOPY --from=\nFROM ');
  const labelsAt = async (line: number, character: number) => {
    const list = await client.connection.sendRequest<CompletionList>('textDocument/completion', {
      textDocument: { uri: client.uri('Dockerfile') },
      position: { line, character },
    });
    return list.items.map(({ label }) => label);
  };
  expect(await labelsAt(1, 12)).toContain('assets');
  expect(await labelsAt(2, 5)).toContain('assets');
});
