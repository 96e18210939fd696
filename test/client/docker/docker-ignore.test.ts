import { describe, expect, test } from 'vitest';
import { parseDockerIgnore } from '../../../shared/src/docker-ignore.ts';

/** Each row: the ignore file, what it keeps out, what it lets in. */
const cases: readonly (readonly [
  file: string,
  out: readonly string[],
  within: readonly string[],
])[] = [
  ['node_modules', ['node_modules', 'node_modules/a/b.js'], ['src/node_modules', 'node_modules2']],
  ['/dist/', ['dist', 'dist/a'], ['src/dist']],
  ['*.log', ['a.log'], ['src/a.log', 'a.logs']],
  ['**/*.log', ['a.log', 'src/deep/a.log'], ['a.txt']],
  ['**', ['a', 'a/b/c'], []],
  ['a/**/z', ['a/z', 'a/b/z', 'a/b/c/z'], ['z', 'a/b']],
  ['src/**', ['src/a', 'src/a/b'], ['src', 'other/src/a']],
  ['*/temp*', ['a/temp', 'a/temp1/b'], ['temp', 'a/b/temp']],
  ['temp?', ['temp1'], ['temp', 'temp12']],
  ['[a-c].txt', ['b.txt'], ['d.txt']],
  ['# comment\n#other', [], ['comment', '#other']],
  [' #text', ['#text'], ['text']],
  ['*.md\n!README.md', ['a.md'], ['README.md']],
  ['*.md\n!README*.md\nREADME-secret.md', ['README-secret.md', 'a.md'], ['README.md']],
  ['*\n!src\nsrc/*.tmp', ['a', 'src/x.tmp'], ['src', 'src/a/b']],
  ['docs/*\n!docs/a.md', ['docs/b.md'], ['docs', 'docs/a.md']],
  ['a\\*b', ['a*b'], ['axb']],
  ['./a/../b', ['b', 'b/c'], ['a']],
  ['\uFEFFfirst\r\nsecond\r\n', ['first', 'second'], ['third']],
  ['.', [], ['a']],
  ['file.(1)+', ['file.(1)+'], ['filex(1)']],
  ['[z-a]\nb', ['b'], ['a']],
];

describe.each(cases)('%j', (file, out, within) => {
  const ignore = parseDockerIgnore(file);
  test('keeps out and lets in', () => {
    expect(out.filter((path) => !ignore.ignores(path))).toEqual([]);
    expect(within.filter((path) => ignore.ignores(path))).toEqual([]);
  });
});

test('a folder is read only when something in it may be wanted', () => {
  const ignore = parseDockerIgnore('node_modules\nvendor\n!vendor/keep/a.js\nlogs\n!**/x\n');
  expect(ignore.mayHoldFiles('src')).toBe(true);
  expect(ignore.mayHoldFiles('vendor')).toBe(true);
  const plain = parseDockerIgnore('node_modules\nvendor\n!vendor/keep/a.js\n');
  expect(plain.mayHoldFiles('node_modules')).toBe(false);
  expect(plain.mayHoldFiles('vendor/other')).toBe(false);
  expect(plain.mayHoldFiles('vendor/keep')).toBe(true);
});
