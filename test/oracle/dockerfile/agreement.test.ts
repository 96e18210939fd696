import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type BuildJudge,
  type Lines,
  startBuildJudge,
  type Verdict,
  type Warning,
} from './build-judge.ts';
import { type CorpusDockerfile, pageDockerfiles, writtenDockerfiles } from './corpus.ts';
import { floors } from './floors.ts';
import { harmlessChanges } from './harmless-changes.ts';
import { mistakes } from './mistakes.ts';
import type { Mutation } from './mutation.ts';
import { type OurVerdict, ourVerdict } from './our-verdict.ts';

/** How many Dockerfiles each mutation is tried on. */
const filesPerMutation = Number(process.env['ORACLE_FILES'] ?? 8);
const written = writtenDockerfiles();
const pages = pageDockerfiles();
const harmless = mutants(harmlessChanges);
const mistaken = mutants(mistakes);
let judge: BuildJudge;

beforeAll(async () => {
  const all = [...written, ...pages, ...harmless, ...mistaken];
  judge = await startBuildJudge(new Set(all.flatMap(({ text }) => ourVerdict(text).images)));
});
afterAll(() => judge?.stop());

test('every Dockerfile of the repository gets the same verdict', async () => {
  const tally = await compare([...written, ...pages]);
  report('written', tally);
  expect(tally.falseErrors).toEqual([]);
  expect(tally.missed).toEqual([]);
});

test('harmless changes stay harmless', async () => {
  const tally = await compare(harmless);
  report(`${harmlessChanges.length} harmless changes`, tally);
  expect(tally.falseErrors).toEqual([]);
});

test('mistakes get the verdict of BuildKit', async () => {
  const tally = await compare(mistaken);
  report(`${mistakes.length} mistakes`, tally);
  expect(tally.falseErrors).toEqual([]);
  expect(tally.found / tally.refused).toBeGreaterThanOrEqual(floors.recall);
  expect(tally.sameLine / tally.found).toBeGreaterThanOrEqual(floors.line);
  expect(tally.sameChecks / tally.theirChecks).toBeGreaterThanOrEqual(floors.checkRecall);
  expect(tally.sameChecks / tally.ourChecks).toBeGreaterThanOrEqual(floors.checkPrecision);
});

/** Each mutation on a few of the Dockerfiles that it can change, spread over the corpus. */
function mutants(mutations: readonly Mutation[]): CorpusDockerfile[] {
  return mutations.flatMap((mutation, index) => {
    const changed = written.flatMap(({ name, text }) => {
      const after = mutation.mutate(text);
      return after === undefined ? [] : [{ name: `${mutation.name}: ${name}`, text: after }];
    });
    const step = Math.max(1, Math.floor(changed.length / filesPerMutation));
    return changed.filter((_, at) => (at + index) % step === 0).slice(0, filesPerMutation);
  });
}

interface Tally {
  judged: number;
  unjudged: number;
  refused: number;
  found: number;
  sameLine: number;
  theirChecks: number;
  ourChecks: number;
  sameChecks: number;
  readonly missed: string[];
  readonly elsewhere: string[];
  readonly falseErrors: string[];
  readonly missedChecks: string[];
  readonly falseChecks: string[];
}

async function compare(files: readonly CorpusDockerfile[]): Promise<Tally> {
  const tally: Tally = {
    ...{ judged: 0, unjudged: 0, refused: 0, found: 0, sameLine: 0 },
    ...{ theirChecks: 0, ourChecks: 0, sameChecks: 0 },
    ...{ missed: [], elsewhere: [], falseErrors: [], missedChecks: [], falseChecks: [] },
  };
  const verdicts = await Promise.all(files.map(({ text }) => judge.judge(text)));
  for (const [index, file] of files.entries()) {
    const verdict = verdicts[index];
    if (verdict) count(tally, file, ourVerdict(file.text), verdict);
  }
  return tally;
}

function count(tally: Tally, file: CorpusDockerfile, ours: OurVerdict, theirs: Verdict): void {
  const said = ours.errors.map(({ rule, line }) => `${rule} in line ${line}`).join(', ');
  switch (theirs.kind) {
    case 'unjudged':
      tally.unjudged++;
      return;
    case 'refused': {
      tally.judged++;
      tally.refused++;
      if (ours.errors.length === 0) {
        tally.missed.push(`${file.name}: ${theirs.message}`);
        return;
      }
      tally.found++;
      const { lines } = theirs;
      if (!lines || ours.errors.some(({ line }) => contains(lines, line))) tally.sameLine++;
      else
        tally.elsewhere.push(`${file.name}: ${theirs.message} (line ${lines.first}), we: ${said}`);
      return;
    }
    case 'accepted': {
      tally.judged++;
      if (ours.errors.length > 0) tally.falseErrors.push(`${file.name}: ${said}`);
      const isJudged = ({ check }: Warning) => ours.knowsVariables || !needsVariables.has(check);
      const open = ours.warnings.filter(isJudged);
      const judged = theirs.warnings.filter(isJudged);
      tally.theirChecks += judged.length;
      tally.ourChecks += open.length;
      for (const { check, lines } of judged) {
        const at = open.findIndex((one) => one.check === check && contains(lines, one.lines.first));
        if (at < 0) tally.missedChecks.push(`${file.name}: ${check} in line ${lines.first}`);
        else {
          open.splice(at, 1);
          tally.sameChecks++;
        }
      }
      tally.falseChecks.push(
        ...open.map(({ check, lines }) => `${file.name}: ${check} in line ${lines.first}`),
      );
    }
  }
}

/** Checks that depend on what a base image sets. */
const needsVariables = new Set(['UndefinedVar', 'WorkdirRelativePath']);

function contains({ first, last }: Lines, line: number): boolean {
  return first <= line && line <= last;
}

function report(title: string, tally: Tally): void {
  const share = (part: number, whole: number) =>
    `${part}/${whole} (${((100 * part) / (whole || 1)).toFixed(1)} %)`;
  console.log(
    `BuildKit, ${title}: ${tally.judged} judged, ${tally.unjudged} not; refusals found ${share(tally.found, tally.refused)}, ` +
      `in the same instruction ${share(tally.sameLine, tally.found)}, false errors ${tally.falseErrors.length}; ` +
      `checks found ${share(tally.sameChecks, tally.theirChecks)}, right ${share(tally.sameChecks, tally.ourChecks)}`,
  );
  if (process.env['ORACLE_DETAILS'] !== '1') return;
  for (const [name, list] of Object.entries(tally)) {
    if (Array.isArray(list)) console.log(`-- ${name} --\n${list.join('\n')}`);
  }
}
