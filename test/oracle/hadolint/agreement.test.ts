import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { allCases } from './cases.ts';
import { differences } from './differences.ts';
import { type FindingKey, ruleOf } from './finding-key.ts';
import { askHadolint } from './hadolint-judge.ts';
import { knownRules, ourKeys } from './our-keys.ts';

/** Where both, only hadolint or only Slipway report a rule. */
interface Tally {
  both: number;
  readonly onlyHadolint: string[];
  readonly onlySlipway: string[];
}

const tallies = new Map<string, Tally>();
let unread = 0;

beforeAll(async () => {
  const cases = allCases();
  const answers = await askHadolint(cases);
  for (const [index, one] of cases.entries()) {
    const theirs = answers[index];
    if (theirs) count(one.name, theirs, ourKeys(one));
    else unread++;
  }
  print(cases.length);
});

test('every rule of hadolint has a finding of ours', () => {
  const known = knownRules();
  const missing = [...tallies.keys()].filter((rule) => !known.has(rule));
  expect(missing).toEqual([]);
  expect(known.size).toBeGreaterThanOrEqual(71);
});

test.each([...differences])('%s agrees as much as we say', (rule, { floor }) => {
  expect(agreementOf(rule), `agreement of ${rule}`).toBeGreaterThanOrEqual(floor);
});

test('rules that are not said to differ agree', () => {
  const others = [...tallies].filter(([rule]) => !differences.has(rule));
  const differing = others.flatMap(([rule, { onlyHadolint, onlySlipway }]) => [
    ...onlyHadolint.map((place) => `${rule}: only hadolint, ${place}`),
    ...onlySlipway.map((place) => `${rule}: only Slipway, ${place}`),
  ]);
  expect(differing).toEqual([]);
});

test.each([...differences])('the page of our rule says how %s differs', (rule, { page }) => {
  const text = readFileSync(`server/src/analysis/dockerfile/${page}.md`, 'utf8');
  const section = text.slice(text.indexOf('\n## Differs\n'));
  expect(text).toContain('\n## Differs\n');
  expect(section).toContain(rule);
});

function count(name: string, theirs: ReadonlySet<FindingKey>, ours: ReadonlySet<FindingKey>): void {
  for (const key of new Set([...theirs, ...ours])) {
    const rule = ruleOf(key);
    const tally = tallies.get(rule) ?? { both: 0, onlyHadolint: [], onlySlipway: [] };
    tallies.set(rule, tally);
    const place = `${name}:${Number.parseInt(key, 10)}`;
    if (!ours.has(key)) tally.onlyHadolint.push(place);
    else if (!theirs.has(key)) tally.onlySlipway.push(place);
    else tally.both++;
  }
}

function agreementOf(rule: string): number {
  const tally = tallies.get(rule);
  if (!tally) return 1;
  const { both, onlyHadolint, onlySlipway } = tally;
  return both / (both + onlyHadolint.length + onlySlipway.length);
}

function print(cases: number): void {
  const rows = [...tallies].sort(([a], [b]) => (a < b ? -1 : 1));
  const table = rows.map(([rule, { both, onlyHadolint, onlySlipway }]) => {
    const share = `${(100 * agreementOf(rule)).toFixed(0)} %`;
    return [rule, both, onlyHadolint.length, onlySlipway.length, share].join('\t');
  });
  const sum = rows.reduce((total, [, { both }]) => total + both, 0);
  const all = rows.reduce(
    (total, [, { both, onlyHadolint, onlySlipway }]) =>
      total + both + onlyHadolint.length + onlySlipway.length,
    0,
  );
  console.log(
    `hadolint, ${cases} Dockerfiles (${unread} that it cannot read): ${sum} of ${all} findings are the same\n` +
      `rule\tboth\tonly hadolint\tonly Slipway\tagreement\n${table.join('\n')}`,
  );
  if (process.env['ORACLE_DETAILS'] !== '1') return;
  for (const [rule, { onlyHadolint, onlySlipway }] of rows) {
    for (const place of onlyHadolint) console.log(`${rule}: only hadolint, ${place}`);
    for (const place of onlySlipway) console.log(`${rule}: only Slipway, ${place}`);
  }
}
