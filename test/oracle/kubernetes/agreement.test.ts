import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { startControlPlane, type TestControlPlane } from '../../support/services/control-plane.ts';
import { type ApiServerJudge, createApiServerJudge, type Verdict } from './api-server-judge.ts';
import { corpusManifests } from './corpus.ts';
import { pathAt, writtenPart } from './field-path.ts';
import { floors } from './floors.ts';
import { harmlessChanges } from './harmless-changes.ts';
import { kubernetesErrors } from './kubernetes-errors.ts';
import type { Mutation } from './mutation.ts';
import { objectMistakes } from './object-mistakes.ts';
import { podMistakes } from './pod-mistakes.ts';
import { textMistakes } from './text-mistakes.ts';

const mistakes = [...podMistakes, ...objectMistakes, ...textMistakes];
const manifests = corpusManifests();
let server: TestControlPlane;
let judge: ApiServerJudge;

beforeAll(async () => {
  server = await startControlPlane();
  const valuesAt = (...path: string[]) =>
    manifests.flatMap(({ text }) => {
      const value = parseDocument(text).getIn(path);
      return typeof value === 'string' ? [value] : [];
    });
  judge = await createApiServerJudge(server, valuesAt('metadata', 'namespace'), [
    ...valuesAt('spec', 'serviceAccountName'),
    ...valuesAt('spec', 'template', 'spec', 'serviceAccountName'),
  ]);
});
afterAll(() => server?.stop());

test('every manifest of the repository is taken by the API server and has no error', async () => {
  const disagreements = [];
  for (const { name, text } of manifests) {
    const verdict = await judge.judge(text);
    const errors = kubernetesErrors(text);
    if (verdict.kind !== 'accepted' || errors.length > 0) {
      disagreements.push({ name, verdict, errors });
    }
  }
  expect(disagreements).toEqual([]);
});

test('harmless changes stay harmless', async () => {
  const tally = await compare(harmlessChanges);
  report('harmless changes', harmlessChanges, tally);
  expect(tally.falseErrors).toEqual([]);
});

test('mistakes are found where the API server finds them', { timeout: 900_000 }, async () => {
  const tally = await compare(mistakes);
  report('mistakes', mistakes, tally);
  expect(tally.falseErrors).toEqual([]);
  expect(tally.found / tally.rejected).toBeGreaterThanOrEqual(floors.recall);
  expect(tally.located / tally.found).toBeGreaterThanOrEqual(floors.location);
});

interface Tally {
  judged: number;
  rejected: number;
  /** Rejected manifests in which Slipway reports an error, too. */
  found: number;
  /** Those whose error stands at a field that the API server names. */
  located: number;
  readonly missed: string[];
  readonly elsewhere: string[];
  readonly falseErrors: string[];
}

async function compare(mutations: readonly Mutation[]): Promise<Tally> {
  const tally: Tally = {
    ...{ judged: 0, rejected: 0, found: 0, located: 0 },
    ...{ missed: [], elsewhere: [], falseErrors: [] },
  };
  const seen = new Set<string>();
  for (const manifest of manifests) {
    const mutants = mutations.flatMap((mutation) =>
      mutation.mutants(manifest.text).map((text) => ({ mutation, text })),
    );
    const fresh = mutants.filter(({ text }) => !seen.has(text) && seen.add(text));
    const verdicts = await Promise.all(fresh.map(({ text }) => judge.judge(text)));
    for (const [index, { mutation, text }] of fresh.entries()) {
      const verdict = verdicts[index];
      if (verdict) count(tally, `${mutation.name}: ${manifest.name}`, text, verdict);
    }
  }
  return tally;
}

function count(tally: Tally, what: string, text: string, verdict: Verdict): void {
  if (verdict.kind === 'unjudged') return;
  tally.judged++;
  const errors = kubernetesErrors(text);
  const said = verdict.errors.map(({ field, message }) => `${field.join('.')}: ${message}`);
  const ours = errors.map(({ rule, message }) => `${rule}: ${message}`);
  if (verdict.kind === 'accepted') {
    if (errors.length > 0) tally.falseErrors.push(`${what}\n    ${ours.join('\n    ')}`);
    return;
  }
  tally.rejected++;
  if (errors.length === 0) {
    tally.missed.push(`${what}\n    ${said.slice(0, 2).join('\n    ')}`);
    return;
  }
  tally.found++;
  const spans = errors.flatMap(({ span, related = [] }) => [
    span,
    ...related.map((one) => one.span),
  ]);
  const paths = spans.map(({ start }) => pathAt(text, start));
  const isLocated = verdict.errors.some(({ field }) =>
    paths.some((path) => agree(text, path, field)),
  );
  if (isLocated) tally.located++;
  else tally.elsewhere.push(`${what}\n    ${[...said.slice(0, 2), ...ours].join('\n    ')}`);
}

/**
 * One path leads to the other. A field that is missing has no place: there,
 * any other field of the mapping that should hold it will do.
 */
function agree(manifest: string, ours: readonly string[], theirs: readonly string[]): boolean {
  if (theirs.length === 0) return true;
  const there = writtenPart(manifest, theirs);
  const goal = there.length < theirs.length ? there : theirs;
  const shorter = Math.min(ours.length, goal.length);
  let common = 0;
  while (common < shorter && ours[common] === goal[common]) common++;
  return common === shorter || (there.length < theirs.length && common >= ours.length - 1);
}

function report(title: string, mutations: readonly Mutation[], tally: Tally): void {
  const { judged, rejected, found, located } = tally;
  const share = (part: number, whole: number) => `${((100 * part) / (whole || 1)).toFixed(1)} %`;
  console.log(
    `${title}: ${mutations.length} kinds, ${judged} manifests judged, ${rejected} refused, ` +
      `${found} of them found (${share(found, rejected)}), ${located} at the same field (${share(located, found)}), ` +
      `${tally.falseErrors.length} false errors`,
  );
  if (process.env['ORACLE_DETAILS'] !== '1') return;
  for (const [name, list] of Object.entries(tally)) {
    if (Array.isArray(list)) console.log(`-- ${name} --\n${list.join('\n')}`);
  }
}
