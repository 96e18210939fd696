import { expect, test } from 'vitest';
import { applyEdits } from '../../../server/src/analysis/core/edit.ts';
import { kubernetesManifests } from '../../../server/src/analysis/kubernetes/model/kubernetes-manifests.ts';
import { removeFields } from '../../../server/src/analysis/kubernetes/model/remove-field.ts';
import { at, pairAt } from '../../../server/src/analysis/kubernetes/syntax/access.ts';
import { manifestFile } from './manifest-workspace.ts';

/** The text below `x:` without the fields `a`, or undefined where they cannot go. */
function without(below: string, ...names: readonly string[]): string | undefined {
  const head = 'apiVersion: v1\nkind: Pod\nx:';
  const text = head + below;
  const [manifest] = kubernetesManifests(manifestFile(text));
  const found = at(manifest?.root, 'x');
  const mapping = found?.kind === 'sequence' ? found.items[0] : found;
  if (!manifest || mapping?.kind !== 'mapping') throw new Error('There is no mapping.');
  const pairs = names.flatMap((name) => pairAt(mapping, name) ?? []);
  const edits = removeFields({ manifest }, mapping, pairs);
  return edits && applyEdits(text, edits).slice(head.length);
}

test.each([
  ['a line', '\n  a: 1\n  b: 2\n', '\n  b: 2\n'],
  ['a line with its comment', '\n  b: 2\n  a: 1 # one\n', '\n  b: 2\n'],
  ['the last line of a file', '\n  b: 2\n  a: 1', '\n  b: 2'],
  ['all lines of a value', '\n  a:\n    c: 3\n    d: 4\n  b: 2\n', '\n  b: 2\n'],
  ['a block of text', '\n  a: |\n    c\n  b: 2\n', '\n  b: 2\n'],
  ['a block of text at the end', '\n  b: 2\n  a: |\n    c\n', '\n  b: 2\n'],
  ['the first field of an item', '\n  - a: 1\n    b: 2\n', '\n  - b: 2\n'],
  ['the second field of an item', '\n  - b: 2\n    a: 1\n', '\n  - b: 2\n'],
  ['the first of a line', ' {a: 1, b: 2}\n', ' {b: 2}\n'],
  ['the last of a line', ' {b: 2, a: 1}\n', ' {b: 2}\n'],
  ['lines that end as on Windows', '\r\n  b: 2\r\n  a: 1\r\n', '\r\n  b: 2\r\n'],
])('%s', (_, before, after) => {
  expect(without(before, 'a')).toBe(after);
});

test('what would leave nothing, or stands elsewhere, stays', () => {
  expect(without('\n  a: 1\n', 'a')).toBeUndefined();
  expect(without('\n  <<: {a: 1}\n  b: 2\n', 'a')).toBeUndefined();
});
