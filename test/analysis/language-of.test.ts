import { expect, test } from 'vitest';
import { languageOf } from '../../server/src/analysis/language-of.ts';

test.each([
  ['web.yaml', 'yaml', 'kubernetes'],
  ['web.yaml', undefined, 'kubernetes'],
  ['deployment.yaml', 'helm', 'kubernetes'],
  ['web.txt', 'yaml', 'kubernetes'],
  ['playbook.yaml', 'ansible', 'other'],
  ['ci.yml', 'github-actions-workflow', 'other'],
  ['web.txt', 'plaintext', 'other'],
  ['web.yaml', 'plaintext', 'kubernetes'],
  ['compose.yaml', 'yaml', 'compose'],
  ['services.yml', 'dockercompose', 'compose'],
])('%s as %s is %s', (name, languageId, language) => {
  expect(languageOf(`file:///workspace/${name}`, languageId, '', () => true)).toBe(language);
});

test('a file that the editor calls Kubernetes is, whatever it holds', () => {
  expect(languageOf('file:///workspace/a.tpl', 'kubernetes', '', () => false)).toBe('kubernetes');
});
