import { expect, test } from 'vitest';
import { applyEdits } from '../../../../server/src/analysis/core/edit.ts';
import { formatDockerfileOnType } from '../../../../server/src/analysis/dockerfile/features/format-on-type.ts';
import { dockerfileAtCursor } from '../dockerfile-at-cursor.ts';

test.each<[name: string, before: string, after: string]>([
  ['one level at the first line', 'FROM a\nRUN x \\\n<|>', 'FROM a\nRUN x \\\n    '],
  ['as the line above', 'FROM a\nRUN x \\\n  y \\\n<|>', 'FROM a\nRUN x \\\n  y \\\n  '],
  ['text behind the cursor', 'FROM a\nRUN x \\\n<|>y\n', 'FROM a\nRUN x \\\n    y\n'],
  ['a word that is torn apart', 'FROM a\nRUN x\\\n<|>y\n', 'FROM a\nRUN x\\\ny\n'],
  ['behind the end', 'FROM a\nRUN x \\\n  y\n  <|>\nUSER b\n', 'FROM a\nRUN x \\\n  y\n\nUSER b\n'],
  ['a heredoc', 'FROM a\nRUN <<E\n  x \\\n  <|>\nE\n', 'FROM a\nRUN <<E\n  x \\\n  \nE\n'],
  ['a comment', 'FROM a\n# x \\\n  <|>', 'FROM a\n# x \\\n  '],
])('%s', (_, before, after) => {
  const { snapshot, offset } = dockerfileAtCursor(before);
  const edits = formatDockerfileOnType(snapshot, offset, { tabSize: 4, insertSpaces: true });
  expect(applyEdits(snapshot.text, edits)).toBe(after);
});
