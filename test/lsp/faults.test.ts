import { expect, test } from 'vitest';
import type { Analysis } from '../../server/src/analysis/analysis.ts';
import { shippedAnalysis, startForTest } from './test-client.ts';

/** The shipped analysis with one of its parts replaced. */
function analysisWith(part: Partial<Analysis>): Analysis {
  return { ...shippedAnalysis, ...part };
}

const configMap = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: A\n';

test('a rule that throws is reported once, and the others go on', async () => {
  const client = await startForTest({
    analysis: analysisWith({
      diagnose(snapshot, context) {
        context.onRuleCrash('shaky', new Error('rule bug'));
        return shippedAnalysis.diagnose(snapshot, context);
      },
    }),
  });
  await client.open('a.yaml', configMap);
  expect(await client.pull('a.yaml')).toHaveLength(1);
  await client.connection.sendNotification('textDocument/didChange', {
    textDocument: { uri: client.uri('a.yaml'), version: 2 },
    contentChanges: [{ text: `${configMap}\n` }],
  });
  expect(await client.pull('a.yaml')).toHaveLength(1);
  expect(client.log.filter((line) => line.includes('shaky'))).toHaveLength(1);
});

test('a feature that throws answers nothing and leaves the server alive', async () => {
  const client = await startForTest({
    analysis: analysisWith({
      hover() {
        throw new Error('hover bug');
      },
    }),
  });
  await client.open('a.yaml', configMap);
  const textDocument = { uri: client.uri('a.yaml') };
  const position = { line: 1, character: 0 };
  expect(
    await client.connection.sendRequest('textDocument/hover', { textDocument, position }),
  ).toBeNull();
  expect(client.log.some((line) => line.includes('hover bug'))).toBe(true);
  expect(await client.pull('a.yaml')).toHaveLength(1);
});

test('a request that was cancelled ends as cancelled', async () => {
  const client = await startForTest();
  await client.open('a.yaml', configMap);
  const { CancellationTokenSource } = await import('vscode-languageserver/node');
  const source = new CancellationTokenSource();
  const answer = client.connection.sendRequest(
    'textDocument/hover',
    { textDocument: { uri: client.uri('a.yaml') }, position: { line: 1, character: 0 } },
    source.token,
  );
  source.cancel();
  await expect(answer).rejects.toMatchObject({ code: -32800 });
});

test('a file above 10 MB is left alone and says so, and the server still answers', async () => {
  const client = await startForTest();
  await client.open('big.yaml', configMap + `# ${'x'.repeat(99)}\n`.repeat(100_000));
  expect((await client.pull('big.yaml')).map(({ code }) => code)).toEqual(['file-too-large']);
  await client.open('a.yaml', configMap);
  expect(await client.pull('a.yaml')).toHaveLength(1);
});

test('a binary file named Dockerfile is left alone', async () => {
  const client = await startForTest();
  await client.open('Dockerfile', `\u007FELF\u0001\u0000\u0000${'\u0000\uFFFD'.repeat(4000)}`);
  expect(await client.pull('Dockerfile')).toEqual([]);
});

test('half-written files of both languages get an answer at every length', async () => {
  const client = await startForTest();
  const texts = {
    Dockerfile:
      'FROM alpine:3.20 AS build\nRUN --mount=type=cache,target=/x echo "a" \\\n  && b\nCOPY --from=build <<EOF /etc/x\nEOF\nCMD ["a"',
    'pod.yaml':
      'apiVersion: v1\nkind: Pod\nmetadata: {name: a, labels: {"x": y}}\nspec:\n  containers:\n  - name: "a\n    image: [',
  };
  for (const [path, text] of Object.entries(texts)) {
    await client.open(path, '');
    for (let length = 1; length <= text.length; length += 3) {
      await client.connection.sendNotification('textDocument/didChange', {
        textDocument: { uri: client.uri(path), version: length + 1 },
        contentChanges: [{ text: text.slice(0, length) }],
      });
      expect(Array.isArray(await client.pull(path))).toBe(true);
    }
  }
  expect(client.log).toEqual([]);
});
