import { expect, test } from 'vitest';
import { heldOutDockerfiles, pageDockerfiles, writtenDockerfiles } from './corpus.ts';
import { floors } from './floors.ts';
import { harmlessChanges } from './harmless-changes.ts';
import { mistakes } from './mistakes.ts';
import { filesPerMutation, mutants } from './mutants.ts';
import { randomDamage } from './random-damage.ts';
import { report, total } from './report.ts';
import { compare, type Tally } from './tally.ts';

const written = writtenDockerfiles();
const heldOut = heldOutDockerfiles();
const spread = `at most ${filesPerMutation} of ${written.length}`;

test('what people write is taken', async () => {
  const tally = await compare(written);
  report(`${written.length} Dockerfiles as people write them`, tally);
  expect(tally.refused + tally.unjudged).toBe(0);
  expectAgreement(tally);
});

test('the pages of the rules get the same verdict', async () => {
  const tally = await compare(pageDockerfiles());
  report('Dockerfiles in the pages of the rules', tally);
  expectAgreement(tally);
});

test('harmless changes stay harmless', async () => {
  const tally = await compare(mutants(harmlessChanges, written));
  report(`${harmlessChanges.length} harmless changes on ${spread} Dockerfiles each`, tally);
  expectAgreement(tally);
});

test('mistakes get the verdict of BuildKit', async () => {
  const tally = await compare(mutants(mistakes, written));
  report(`${mistakes.length} mistakes on ${spread} Dockerfiles each`, tally);
  expectAgreement(tally);
});

test('random damage gets the verdict of BuildKit', async () => {
  const tally = await compare(randomDamage(written, 4000, 2027));
  report('random damage', tally);
  expectAgreement(tally);
});

test('Dockerfiles that nobody looked at get the same verdict', async () => {
  const tally = await compare([
    ...heldOut,
    ...mutants([...harmlessChanges, ...mistakes], heldOut),
    ...randomDamage(heldOut, 1000, 2028),
  ]);
  report('held out', tally);
  expectAgreement(tally);
});

function expectAgreement(tally: Tally): void {
  const { both, missed, invented } = total(tally);
  expect(tally.differences.falseError).toEqual([]);
  expect(shareOf(tally.found, tally.refused)).toBeGreaterThanOrEqual(floors.recall);
  expect(shareOf(tally.sameLine, tally.located)).toBeGreaterThanOrEqual(floors.line);
  expect(shareOf(both, both + missed)).toBeGreaterThanOrEqual(floors.checkRecall);
  expect(shareOf(both, both + invented)).toBeGreaterThanOrEqual(floors.checkPrecision);
}

function shareOf(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole;
}
