import { expect, test, vi } from 'vitest';
import { startForTest } from './test-client.ts';

const dockerfile = 'FROM example.com/base\n';

test('.hadolint.yaml counts as it is typed, and as it is on the disk', async () => {
  const client = await startForTest({
    files: { 'a/Dockerfile': dockerfile, '.hadolint.yaml': 'ignored: [DL3006]\n' },
  });
  await client.open('a/Dockerfile', dockerfile);
  const codes = async () => (await client.pull('a/Dockerfile')).map(({ code }) => code);
  expect(await codes()).not.toContain('unpinned-base-image');

  await client.open('.hadolint.yaml', 'ignored: []\n', 'yaml');
  expect(await codes()).toContain('unpinned-base-image');

  client.files.delete(client.uri('.hadolint.yaml'));
  await client.connection.sendNotification('textDocument/didClose', {
    textDocument: { uri: client.uri('.hadolint.yaml') },
  });
  client.files.set(client.uri('a/.hadolint.yml'), 'ignored: [DL3006]\n');
  await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{ uri: client.uri('a/.hadolint.yml'), type: 1 }],
  });
  await vi.waitFor(async () => expect(await codes()).not.toContain('unpinned-base-image'));
});

test('nonsense in .hadolint.yaml is underlined there', async () => {
  const client = await startForTest();
  await client.open('.hadolint.yaml', 'ignored: DL3006\n', 'yaml');
  const [problem] = await client.pull('.hadolint.yaml');
  expect(problem).toMatchObject({
    code: 'misread-hadolint-option',
    range: { end: { character: 7 } },
  });
});

test('settings name trusted registries and labels; nonsense among them is left out', async () => {
  const settings = {
    docker: { trustedRegistries: ['example.org', 3], labels: { version: 'semver', a: 'nonsense' } },
  };
  const client = await startForTest({ settings });
  await client.open('Dockerfile', 'FROM example.com/base:1\n');
  const found = (await client.pull('Dockerfile')).map(({ code }) => code);
  expect(found.filter((code) => /label|registry/.test(String(code)))).toEqual([
    'missing-label',
    'untrusted-registry',
  ]);
});
