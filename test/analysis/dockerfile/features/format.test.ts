import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../../server/src/analysis/core/edit.ts';
import type { FormatOptions } from '../../../../server/src/analysis/core/features.ts';
import { createSnapshot } from '../../../../server/src/analysis/core/snapshot.ts';
import { isSameInstruction } from '../../../../server/src/analysis/dockerfile/features/format/is-same-instruction.ts';
import { formatDockerfile } from '../../../../server/src/analysis/dockerfile/features/format.ts';
import { parseDockerfile } from '../../../../server/src/analysis/dockerfile/syntax/parse.ts';
import { dockerfile } from '../../../bench/corpora.ts';
import { pageDockerfiles, writtenDockerfiles } from '../../../oracle/dockerfile/corpus.ts';
import { fixtures } from '../fixtures.ts';

const spaces: FormatOptions = { tabSize: 4, insertSpaces: true };

function format(text: string, options = spaces, span = { start: 0, end: text.length }): string {
  const uri = 'file:///Dockerfile';
  const snapshot = createSnapshot({ uri, version: 1, language: 'dockerfile', text });
  return applyEdits(text, formatDockerfile(snapshot, span, options));
}

describe('layout', () => {
  test.each<[name: string, before: string, after: string]>([
    [
      'keywords are in the case of the file, words apart by one blank',
      'FROM   a   as  b\nrun  x\nCOPY  --link   a    b \nENV A=1   B="x  y"\n',
      'FROM a AS b\nRUN x\nCOPY --link a b\nENV A=1 B="x  y"\n',
    ],
    ['lower case stays', 'from a AS b\nrun x\n', 'from a as b\nrun x\n'],
    [
      'exec forms',
      'FROM a\nCMD [ "a","b" ]\nVOLUME ["x" ,"y"]\n',
      'FROM a\nCMD ["a", "b"]\nVOLUME ["x", "y"]\n',
    ],
    ['old ENV keeps the blanks of its value', 'FROM a\nENV  A  b  c\n', 'FROM a\nENV A b  c\n'],
    [
      'stages are apart by one blank line, instructions by none or one',
      '\n\nARG A\n\n\nFROM a\nRUN x\n# about b\nFROM b\n\n\n\nRUN y\n\n\n',
      'ARG A\n\nFROM a\nRUN x\n\n# about b\nFROM b\n\nRUN y\n',
    ],
    ['the last line ends', 'FROM a\nRUN x', 'FROM a\nRUN x\n'],
    [
      'commands stand on lines of their own, arguments deeper',
      'FROM a\nRUN apt-get update  \\\n && apt-get install -y\\\n curl \\\n\n  # why\n  git && rm x\n',
      'FROM a\nRUN apt-get update \\\n    && apt-get install -y \\\n        curl \\\n        # why\n        git \\\n    && rm x\n',
    ],
    ['a chain of one line stays', 'FROM a\nRUN a &&  b\n', 'FROM a\nRUN a && b\n'],
    [
      'operators at the ends of lines stay there',
      'FROM a\nRUN a && \\\nb && c && \\\n   d\n',
      'FROM a\nRUN a && \\\n    b && \\\n    c && \\\n    d\n',
    ],
    [
      'arguments of a single command',
      'FROM a\nRUN apk add \\\n  x \\\n      y\n',
      'FROM a\nRUN apk add \\\n    x \\\n    y\n',
    ],
    [
      'flags and pairs on lines of their own',
      'FROM a\nRUN --mount=type=cache,target=/x \\\n --network=none   \\\n make\nENV A=1 \\\nB=2\n',
      'FROM a\nRUN --mount=type=cache,target=/x \\\n    --network=none \\\n    make\nENV A=1 \\\n    B=2\n',
    ],
    [
      'blocks of the shell keep their shape',
      'FROM a\nRUN set -e; \\\n  if x; then \\\n     y  ; \\\n  fi\n',
      'FROM a\nRUN set -e; \\\n    if x; then \\\n       y ; \\\n    fi\n',
    ],
    [
      'strings, comments and heredocs keep every blank',
      'FROM a\nRUN echo "a  \\\n  b"   \'c  d\' # e   f\nRUN  <<EOF   cat\n  x   y  \nEOF\n',
      'FROM a\nRUN echo "a  \\\n  b" \'c  d\' # e   f\nRUN <<EOF cat\n  x   y  \nEOF\n',
    ],
    [
      'words that a line end joins stay joined',
      'FROM a\nRUN ec\\\nho  x\n',
      'FROM a\nRUN ec\\\nho x\n',
    ],
    [
      'the line ends and the escape character of the file',
      '# escape=`\r\nFROM a\r\nCOPY  a `\r\n b\r\n',
      '# escape=`\r\nFROM a\r\nCOPY a `\r\n    b\r\n',
    ],
    ['what is refused stays', 'FROM a\nCOPY   x\nFORM   b\n', 'FROM a\nCOPY   x\nFORM   b\n'],
    ['ONBUILD', 'FROM a\nONBUILD   run   x\n', 'FROM a\nONBUILD RUN x\n'],
    [
      'HEALTHCHECK',
      'FROM a\nHEALTHCHECK  --retries=1   CMD  x   y\n',
      'FROM a\nHEALTHCHECK --retries=1 CMD x y\n',
    ],
    ['a comment does not become a directive', '\n# escape=`\nFROM a\n', '\n# escape=`\nFROM a\n'],
    [
      'JSON over lines',
      'FROM a\nCMD [ \\\n "a", \\\n   "b" \\\n ]\n',
      'FROM a\nCMD [ \\\n    "a", \\\n    "b" \\\n]\n',
    ],
    ['an unfinished line stays', 'FROM a\nRUN  x \\\n', 'FROM a\nRUN  x \\\n'],
  ])('%s', (_, before, after) => {
    expect(format(before)).toBe(after);
    expect(format(after)).toBe(after);
  });

  test('tabs', () => {
    expect(format('FROM a\nRUN x \\\n  && y\n', { tabSize: 8, insertSpaces: false })).toBe(
      'FROM a\nRUN x \\\n\t&& y\n',
    );
  });

  test('a range changes what it touches only', () => {
    const text = 'FROM  a\nRUN  x\nRUN  y\n';
    const start = text.indexOf('RUN  x');
    expect(format(text, spaces, { start, end: start + 3 })).toBe('FROM  a\nRUN x\nRUN  y\n');
  });
});

const texts: readonly (readonly [name: string, text: string])[] = [
  ...Object.entries(fixtures),
  ...[...writtenDockerfiles(), ...pageDockerfiles()].map(({ name, text }) => [name, text] as const),
  ['windows', readFileSync('test/fixtures/dockerfile/windows.Dockerfile', 'utf8')],
  ['generated', dockerfile(200)],
];

/** What a layout must not change; the instructions themselves are compared one by one. */
function expectSameMeaning(text: string, options: FormatOptions): void {
  const once = format(text, options);
  expect(format(once, options)).toBe(once);
  const [before, after] = [parseDockerfile(text), parseDockerfile(once)];
  expect(after.directives.map(({ value }) => value.text)).toEqual(
    before.directives.map(({ value }) => value.text),
  );
  expect(after.comments.map((comment) => comment.text)).toEqual(
    before.comments.map((comment) => comment.text),
  );
  expect(after.instructions).toHaveLength(before.instructions.length);
  const changed = before.instructions.filter((instruction, index) => {
    const other = after.instructions[index];
    return !other || !isSameInstruction(instruction, other);
  });
  expect(changed.map(({ body }) => body.text)).toEqual([]);
}

describe('a fixed point that means the same', () => {
  test.each(texts)('%s', (_, text) => expectSameMeaning(text, spaces));

  test.each(Object.entries(fixtures))('beginnings of %s', (_, text) => {
    const step = 1 + Math.floor(text.length / 300);
    for (let end = 0; end <= text.length; end += step) {
      const insertSpaces = end % 2 === 0;
      expectSameMeaning(text.slice(0, end), { tabSize: 2, insertSpaces });
    }
  });
});
