import { afterAll, beforeAll, expect, test } from 'vitest';
import { writtenDockerfiles } from './corpus.ts';
import { type EngineJudge, startEngineJudge } from './engine-judge.ts';
import { judgeAll } from './frontend-judge.ts';
import { harmlessChanges } from './harmless-changes.ts';
import { mistakes } from './mistakes.ts';
import { mutants } from './mutants.ts';
import { ourVerdict } from './our-verdict.ts';

const written = writtenDockerfiles();
// One case in a hundred, so that each mutation is there with one or two Dockerfiles.
const sample = mutants([...harmlessChanges, ...mistakes], written).filter(
  (_, index) => index % 61 === 0,
);
const files = [...written, ...sample];
const images = new Set(files.flatMap(({ text }) => Object.keys(ourVerdict(text).question.images)));
let engine: EngineJudge;

beforeAll(async () => {
  engine = await startEngineJudge(images);
});
afterAll(() => engine?.stop());

test('the frontend without an engine says what a real build says', async () => {
  const path = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
  const known = Object.fromEntries([...images].map((name) => [name, { Env: [`PATH=${path}`] }]));
  const around = { platform: 'linux/amd64', arguments: {}, images: known };
  const expected = await Promise.all(files.map(({ text }) => engine.judge(text)));
  const found = await judgeAll(files.map(({ text }) => ({ ...around, text })));
  const differences = files.flatMap(({ name }, index) => {
    const [their, our] = [expected[index], found[index]];
    const isSame = their?.kind === 'unjudged' || comparable(their) === comparable(our);
    return isSame ? [] : [{ name, engine: their, frontend: our }];
  });
  const judged = expected.filter(({ kind }) => kind !== 'unjudged').length;
  console.log(`BuildKit in an engine: ${judged} judged, ${files.length - judged} not`);
  expect(differences).toEqual([]);
});

/** BuildKit lists the checks that became errors in the order of a Go map, which is none. */
function comparable(verdict: unknown): string {
  return JSON.stringify(verdict).replace(/(?<=lint violation found for rules: )[\w, ]+/, (rules) =>
    rules.split(', ').sort().join(', '),
  );
}
