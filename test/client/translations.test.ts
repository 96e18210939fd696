import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const folder = 'client/src';
const bundle = JSON.parse(readFileSync('l10n/bundle.l10n.zh-cn.json', 'utf8')) as Record<
  string,
  string
>;
const texts = new Set(
  readdirSync(folder, { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => textsOf(readFileSync(join(folder, file), 'utf8'))),
);

test('every text of the client is in Simplified Chinese, and none is left over', () => {
  expect(Object.keys(bundle).sort()).toEqual([...texts].sort());
});

test.each(Object.entries(bundle))('%s keeps its placeholders', (text, translation) => {
  expect(placeholders(translation)).toEqual(placeholders(text));
});

function textsOf(source: string): readonly string[] {
  const calls = source.matchAll(/l10n\.t\(\s*(['"])((?:\\.|(?!\1).)*)\1/gs);
  return [...calls].map((call) => (call[2] ?? '').replaceAll(/\\(['"])/g, '$1'));
}

function placeholders(text: string): readonly string[] {
  return (text.match(/\{\d\}/g) ?? []).sort();
}
