import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parseYamlFully } from '../../../server/src/analysis/kubernetes/syntax/parse-yaml.ts';
import { readPlainYaml } from '../../../server/src/analysis/kubernetes/syntax/read-plain-yaml.ts';
import { splitDocuments } from '../../../server/src/analysis/kubernetes/syntax/split-documents.ts';
import { manifest, seeded } from '../../bench/corpora.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Documents of the repository, of the benchmark, and corners of the grammar. */
function documents(): string[] {
  const files = ['examples', 'server/src/analysis/kubernetes/rules'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(?:ya?ml|md)$/.test(name))
      .map((name) => path.join(root, folder, name)),
  );
  const texts = files.flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    if (!file.endsWith('.md')) return [text];
    return [...text.matchAll(/```yaml\n([\s\S]*?)```/g)].map((match) => match[1] ?? '');
  });
  return [
    ...texts.flatMap((text) =>
      splitDocuments(text).map(({ start, end }) => text.slice(start, end)),
    ),
    ...Array.from({ length: 12 }, (_, index) => manifest(index)),
    'a: {b: c, "d": [1, -2, x y]}\nk:\n- a\n-   b: 1\n    c: |\n      x\n\n      y\n\nz: # c\nq:   \n- - 1\n',
    'a: |-\n  x\n # c\nb: 1',
    'a:\n  b:\n# c\n\n  c: ~\n',
    `x: 'a'\ny: "b" # c\nz: a#b\nw: a:b\n`,
    'on: yes\n12: 0644\n"q": 1.5\nnull: a\n',
  ];
}

test('nearly every manifest is read by the fast reader', () => {
  const all = documents();
  const quick = all.filter((text) => readPlainYaml(text) !== undefined);
  expect(quick.length / all.length).toBeGreaterThan(0.9);
});

test('the fast reader gives the tree of the full parser, or leaves the text to it', () => {
  const random = seeded(7);
  const pieces = [' ', '\n', '\n\n', '-', '- ', ': ', ':', ' #', '"', "'", '{', '}', '[', ']', ','];
  pieces.push('|', '|-', '>', '&a', '*a', '!x', 'a', '0', '---', '\n- ', '\n  ', '%', '?', '\\');
  const mutate = (text: string): string => {
    const at = random(text.length + 1);
    if (random(2) === 0) return text.slice(0, at) + text.slice(at + 1 + random(6));
    return text.slice(0, at) + (pieces[random(pieces.length)] ?? '') + text.slice(at);
  };
  let read = 0;
  for (const text of documents().filter(({ length }) => length < 2000)) {
    for (const variant of [text, mutate(text), mutate(text), mutate(mutate(text))]) {
      const quick = readPlainYaml(variant);
      if (!quick) continue;
      read++;
      expect(parseYamlFully(variant), variant).toEqual({
        root: quick,
        errors: [],
        templated: false,
      });
    }
  }
  expect(read).toBeGreaterThan(200);
});

test('the fast reader is linear', () => {
  const text = `data:\n${'  key: {a: [b, "c"]}\n'.repeat(1)}${Array.from({ length: 100_000 }, (_, index) => `  k${index}: v\n`).join('')}`;
  expect(readPlainYaml(text)).toBeDefined();
});
