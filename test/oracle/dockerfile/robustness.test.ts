import { expect, test } from 'vitest';
import { dockerfileModel } from '../../../server/src/analysis/dockerfile/model/dockerfile-model.ts';
import {
  askAt,
  askForAll,
  everythingOf,
  snapshotOf,
} from '../../analysis/dockerfile/every-feature.ts';
import { expectSameAfterEdits } from '../../analysis/dockerfile/random-edits.ts';
import { writtenDockerfiles } from './corpus.ts';

const written = writtenDockerfiles();
/** Every how many characters; `ROBUSTNESS_STEP=1` asks everywhere and takes an hour. */
const step = Number(process.env['ROBUSTNESS_STEP'] ?? 101);
/** How many random edits; `RANDOM_EDITS=100000` takes half an hour. */
const edits = Number(process.env['RANDOM_EDITS'] ?? 2000);

test('every feature answers at every offset and for every prefix', () => {
  let asked = 0;
  for (const [index, { text }] of written.entries()) {
    const whole = snapshotOf(text);
    for (let offset = index % step; offset <= text.length; offset += step) {
      askAt(whole, offset);
      const prefix = snapshotOf(text.slice(0, offset));
      askForAll(prefix);
      askAt(prefix, offset);
      asked++;
    }
  }
  console.log(`Every feature answered at ${asked} offsets and for as many prefixes, every ${step}`);
}, 7_200_000);

test('random edits leave what is kept equal to what is fresh', () => {
  const perFile = Math.ceil(edits / written.length);
  for (const [seed, { text }] of written.entries()) expectSameAfterEdits(text, perFile, seed, 5);
  console.log(`${perFile * written.length} random edits, compared after every fifth`);
}, 7_200_000);

test.each([
  ['a long line', `FROM a\nRUN ${'echo hello && '.repeat(700_000)}true\n`],
  ['one long word', `FROM a\nENV A=${'x'.repeat(10_000_000)}\n`],
  ['many lines', `FROM a\n${'RUN echo hello\nCOPY a b\n'.repeat(50_000)}`],
  ['a long continuation', `FROM a\nRUN a \\\n${'  # why\n  && b \\\n\n'.repeat(35_000)}  c\n`],
  ['a long heredoc', `FROM a\nRUN <<EOF\n${'echo $HOME\n'.repeat(100_000)}EOF\n`],
  ['blank lines', `FROM a\n${'\n'.repeat(1_000_000)}`],
  ['open quotes', `FROM a\nENV A="${'\\"$A${B:-"'.repeat(10_000)}`],
  ['another language', '  key: value\n'.repeat(100_000)],
])('%s: the time stays bounded', (name, text) => {
  const start = performance.now();
  const snapshot = snapshotOf(text);
  dockerfileModel(snapshot);
  const parsed = performance.now() - start;
  everythingOf(snapshot);
  const whole = performance.now() - start;
  console.log(
    `${name}: ${text.length} characters, model ${parsed.toFixed(0)} ms, everything ${whole.toFixed(0)} ms`,
  );
  expect(whole).toBeLessThan(120_000);
});
