import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const bundle = JSON.parse(readFileSync('l10n/bundle.l10n.zh-cn.json', 'utf8')) as Record<
  string,
  string
>;
const texts = new Set(
  readdirSync('client/src', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => textsOf(readFileSync(`client/src/${file}`, 'utf8'))),
);

test('every text of the client is translated, and nothing else is', () => {
  expect(Object.keys(bundle).sort()).toEqual([...texts].sort());
});

test('a translation has the places of its text', () => {
  const different = Object.entries(bundle).filter(
    ([text, translation]) => String(placesOf(text)) !== String(placesOf(translation)),
  );
  expect(different).toEqual([]);
});

test('the manifest has every text in both languages', () => {
  const english = JSON.parse(readFileSync('package.nls.json', 'utf8')) as object;
  const chinese = JSON.parse(readFileSync('package.nls.zh-cn.json', 'utf8')) as object;
  expect(Object.keys(chinese).sort()).toEqual(Object.keys(english).sort());
  const used = [...readFileSync('package.json', 'utf8').matchAll(/"%([\w.-]+)%"/g)];
  expect(Object.keys(english)).toEqual(expect.arrayContaining(used.map((match) => match[1])));
});

/** The first argument of every `l10n.t(…)`. */
function textsOf(source: string): string[] {
  return [...source.matchAll(/\bl10n\.t\(\s*('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")/g)].map(
    ([, literal = '']) =>
      literal
        .slice(1, -1)
        .replace(/\\(['"\\n])/g, (_, escaped) => (escaped === 'n' ? '\n' : escaped)),
  );
}

function placesOf(text: string): string[] {
  return (text.match(/\{\d+\}/g) ?? []).sort();
}
