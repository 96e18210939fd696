import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { defaultSettings } from '../../../server/src/analysis/core/rule.ts';
import { createSnapshot } from '../../../server/src/analysis/core/snapshot.ts';
import { createWorkspace } from '../../../server/src/analysis/core/workspace.ts';
import { createDockerfileLanguage } from '../../../server/src/analysis/dockerfile/dockerfile.ts';
import { renderFixture } from '../../support/fixture.ts';

// Each file holds Dockerfiles between lines of `===`; what BuildKit says of them was asked of BuildKit.
// UPDATE_FIXTURES=1 writes what is really found.

const language = createDockerfileLanguage([]);

test.each(['refused.txt', 'accepted.txt'])('%s', (name) => {
  const url = new URL(name, import.meta.url);
  const expected = readFileSync(url, 'utf8');
  const actual = expected
    .split(separator)
    .map((source) => renderFixture(source, 'Dockerfile', (file) => findingsIn(file.text)))
    .join(separator);
  if (process.env['UPDATE_FIXTURES'] === '1') writeFileSync(url, actual);
  else expect(actual).toBe(expected);
});

test('every refusal is in the table of refused files', () => {
  const refused = readFileSync(new URL('refused.txt', import.meta.url), 'utf8');
  const missing = language.rules.filter(
    ({ id, severity }) => severity === 'error' && !refused.includes(`error[${id}]`),
  );
  expect(missing).toEqual([]);
});

const separator = '===\n';

function findingsIn(text: string) {
  const snapshot = createSnapshot({
    uri: 'file:///Dockerfile',
    version: 1,
    language: 'dockerfile',
    text,
  });
  return language.diagnose(snapshot, {
    workspace: createWorkspace([snapshot]),
    settings: defaultSettings,
    onRuleCrash: () => undefined,
  });
}
