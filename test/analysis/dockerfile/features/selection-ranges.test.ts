import { expect, test } from 'vitest';
import { dockerfileSelectionRanges } from '../../../../server/src/analysis/dockerfile/features/selection-ranges.ts';
import { dockerfileAtCursor } from '../dockerfile-at-cursor.ts';
import { fixtures } from '../fixtures.ts';

test.each<[marked: string, expected: string[]]>([
  [
    'FROM a\nENV A=1 B="x <|>y"\nFROM b\n',
    ['y', 'x y', '"x y"', 'B="x y"', 'A=1 B="x y"', 'ENV A=1 B="x y"', 'FROM a\nENV A=1 B="x y"'],
  ],
  [
    'FROM a\nRUN --mount=type=ca<|>che,target=/x \\\n  make\n',
    [
      'cache',
      'type=cache',
      'type=cache,target=/x',
      '--mount=type=cache,target=/x',
      '--mount=type=cache,target=/x \\\n  make',
      'RUN --mount=type=cache,target=/x \\\n  make',
      'FROM a\nRUN --mount=type=cache,target=/x \\\n  make',
    ],
  ],
  [
    'FROM a\nRUN x && curl -s "$UR<|>L" | tar x && z\n',
    [
      'URL',
      '$URL',
      '"$URL"',
      'curl -s "$URL"',
      'curl -s "$URL" | tar x',
      'x && curl -s "$URL" | tar x',
      'x && curl -s "$URL" | tar x && z',
      'RUN x && curl -s "$URL" | tar x && z',
      'FROM a\nRUN x && curl -s "$URL" | tar x && z',
    ],
  ],
  [
    'FROM python:3.<|>14 AS b\n',
    ['14', '3.14', 'python:3.14', 'python:3.14 AS b', 'FROM python:3.14 AS b'],
  ],
  ['# a com<|>ment\nFROM a\n', ['comment', '# a comment']],
])('%j', (marked, expected) => {
  const { snapshot, offset } = dockerfileAtCursor(marked);
  const texts = dockerfileSelectionRanges(snapshot, offset).map(({ start, end }) =>
    snapshot.text.slice(start, end),
  );
  expect(texts).toEqual([...expected, snapshot.text]);
});

test.each(Object.entries(fixtures))('%s: each range lies in the next', (_, text) => {
  const { snapshot } = dockerfileAtCursor(text);
  for (let offset = 0; offset <= text.length; offset++) {
    const ranges = dockerfileSelectionRanges(snapshot, offset);
    const bad = ranges.filter((range, index) => {
      const outer = ranges[index + 1] ?? { start: 0, end: text.length };
      return range.start < outer.start || outer.end < range.end;
    });
    expect(bad).toEqual([]);
    expect(ranges.every(({ start, end }) => start <= offset && offset <= end)).toBe(true);
  }
});
