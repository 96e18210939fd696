import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { applyEdits } from '../../../server/src/analysis/core/edit.ts';
import type { Snapshot } from '../../../server/src/analysis/core/snapshot.ts';
import { kubernetesManifests } from '../../../server/src/analysis/kubernetes/model/kubernetes-manifests.ts';
import { manifestFile, wholeLanguage } from '../../analysis/kubernetes/manifest-workspace.ts';
import { seeded } from '../../bench/corpora.ts';
import { askAt, askForAll, everythingOf } from '../../support/every-feature.ts';

const texts = ['examples', 'test/fixtures/kubernetes'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.ya?ml$/.test(file))
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8')),
);
/** Every how many characters; `ROBUSTNESS_STEP=1` asks everywhere and takes hours. */
const step = Number(process.env['ROBUSTNESS_STEP'] ?? 211);
/** How many random edits; `RANDOM_EDITS=100000` takes half an hour. */
const edits = Number(process.env['RANDOM_EDITS'] ?? 2000);
/** After how many edits both are compared. */
const every = Number(process.env['COMPARE_EVERY'] ?? 5);
const long = 7_200_000;

test(
  'every feature answers at every offset and for every prefix',
  () => {
    let asked = 0;
    for (const [index, text] of texts.entries()) {
      const whole = manifestFile(text);
      for (let offset = index % step; offset <= text.length; offset += step) {
        askAt(wholeLanguage, whole, offset);
        const prefix = manifestFile(text.slice(0, offset));
        askForAll(wholeLanguage, prefix);
        askAt(wholeLanguage, prefix, offset);
        asked++;
      }
    }
    console.log(
      `Every feature answered at ${asked} offsets and for as many prefixes, every ${step}`,
    );
  },
  long,
);

test(
  'random edits leave what is kept equal to what is fresh',
  () => {
    const perFile = Math.ceil(edits / texts.length);
    for (const [seed, text] of texts.entries()) expectSameAfterEdits(text, perFile, seed);
    console.log(`${perFile * texts.length} random edits, compared after every ${every}`);
  },
  long,
);

test(
  'formatting changes no value, and nothing the second time',
  () => {
    for (const text of texts) {
      for (const tabSize of [2, 4]) {
        const once = formatted(text, tabSize);
        expect(formatted(once, tabSize)).toBe(once);
        expect(valuesOf(once)).toEqual(valuesOf(text));
        expect(once.match(/#.*/g)).toEqual(text.match(/#.*/g));
      }
    }
  },
  long,
);

test.each([
  ['an alias bomb', bomb()],
  ['open brackets', `apiVersion: v1\nkind: Pod\nspec: ${'['.repeat(10_000)}`],
  ['closed brackets', `a: ${'['.repeat(10_000)}${']'.repeat(10_000)}\n`],
  ['open braces', '{a: '.repeat(10_000)],
  ['indentation', staircase(10_000)],
  ['dashes', `apiVersion: v1\nkind: List\nitems:\n${'- '.repeat(10_000)}\n`],
  ['one long word', `apiVersion: v1\nkind: Pod\nspec: ${'x'.repeat(10_000_000)}\n`],
  [
    'one long document',
    `apiVersion: v1\nkind: Pod\nspec:\n${'  hostNetwork: true\n'.repeat(500_000)}`,
  ],
  ['many documents', '---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n'.repeat(5000)],
  ['many half documents', '---\napiVersion: v1\nkind: Pod\nspec:\n  cont\n'.repeat(5000)],
  ['comments', '# nothing\n'.repeat(100_000)],
  ['quotes', `a: "${'\\"'.repeat(100_000)}\n`],
  ['templates', `a: ${'{{ if x }}'.repeat(20_000)}\n`],
  ['tabs', '\t'.repeat(100_000)],
])(
  '%s: the time stays bounded',
  (name, text) => {
    const start = performance.now();
    const snapshot = manifestFile(text);
    everythingOf(wholeLanguage, snapshot);
    const whole = performance.now() - start;
    for (const offset of [text.length, Math.floor(text.length / 2)]) {
      askAt(wholeLanguage, snapshot, offset);
    }
    const asked = performance.now() - start - whole;
    console.log(
      `${name}: ${text.length} characters, everything ${whole.toFixed(0)} ms, two places ${asked.toFixed(0)} ms`,
    );
    expect(whole + asked).toBeLessThan(120_000);
  },
  long,
);

/** Each level names the one below ten times. */
function bomb(): string {
  const levels = Array.from({ length: 12 }, (_, level) =>
    level === 0
      ? 'l0: &l0 {a: b}'
      : `l${level}: &l${level} [${Array(10)
          .fill(`*l${level - 1}`)
          .join(', ')}]`,
  );
  return `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n${levels.join('\n')}\ndata: *l11\n`;
}

function staircase(levels: number): string {
  return Array.from({ length: levels }, (_, level) => `${' '.repeat(level)}a:\n`).join('');
}

function formatted(text: string, tabSize: number): string {
  const span = { start: 0, end: text.length };
  const layout = { tabSize, insertSpaces: true };
  return applyEdits(text, wholeLanguage.format(manifestFile(text), span, layout));
}

/** Keys and scalars, as text with their types. */
function valuesOf(text: string): unknown {
  const plain = (_: string, value: unknown) => value;
  return kubernetesManifests(manifestFile(text)).map(({ root }) =>
    root ? JSON.parse(JSON.stringify(shapeOf(root), plain)) : null,
  );
}

type Root = NonNullable<ReturnType<typeof kubernetesManifests>[number]['root']>;

function shapeOf(node: Root): unknown {
  if (node.kind === 'scalar') return [node.style, node.text, node.value];
  if (node.kind === 'sequence') return node.items.map(shapeOf);
  return node.pairs.map(({ name, value }) => [name, shapeOf(value)]);
}

const insertions = [
  ...['\n', ' ', '  ', '\t', ':', ': ', '- ', '\n- ', '"', "'", '{', '}', '[', ']', ',', '#', ' #'],
  ...['---\n', '\n---\n', '...\n', '|\n', '>-\n', '&a ', '*a', '<<: *a\n', '{{ x }}', '{{', '}}'],
  ...['\nkind: Service\n', '\napiVersion: apps/v1\n', '\nmetadata:\n  name: x\n', 'name: web\n'],
  ...['\r\n', '\u0000', '\ud800', '\uFEFF', '# slipway-ignore latest-image\n', '? ', '!!str '],
];

/** Changes a file step by step and expects that what takes over unchanged documents says what a fresh one says. */
function expectSameAfterEdits(start: string, steps: number, seed: number): void {
  const random = seeded(seed);
  let snapshot: Snapshot = manifestFile(start);
  for (let count = 1; count <= steps; count++) {
    const { text } = snapshot;
    const at = random(text.length + 1);
    const removed = random(2) * random(12);
    const inserted =
      random(3) === 0 ? 'x'.repeat(removed) : (insertions[random(insertions.length)] ?? '');
    const changed = text.slice(0, at) + inserted + text.slice(at + removed);
    const isOver = changed.length > 2 * start.length + 500 || count % 12 === 0;
    snapshot = manifestFile(isOver ? start : changed, 'app.yaml', snapshot);
    // What nobody asked for cannot be taken over, so each version is asked for something.
    kubernetesManifests(snapshot);
    if (count % every > 0) continue;
    const kept = JSON.stringify(everythingOf(wholeLanguage, snapshot));
    const fresh = JSON.stringify(everythingOf(wholeLanguage, manifestFile(snapshot.text)));
    if (kept !== fresh) expect(JSON.parse(kept)).toEqual(JSON.parse(fresh));
  }
}
