import { beforeAll, describe, expect, test } from 'vitest';
import { linters } from '../../../scripts/generate/linter-comparison.ts';
import { allCases, type Case } from './cases.ts';
import { askCheckov } from './checkov-judge.ts';
import { differences } from './differences.ts';
import { type FindingKey, ruleOf } from './finding-key.ts';
import { askKubeScore } from './kube-score-judge.ts';
import { ourKeys } from './our-keys.ts';

type Judge = typeof askKubeScore;

/** Where both, only the other linter or only Slipway report a rule. */
interface Tally {
  both: number;
  readonly onlyTheirs: string[];
  readonly onlyOurs: string[];
}

const judges: readonly (readonly [name: string, ask: Judge])[] = [
  ['kube-score', askKubeScore],
  ['Checkov', askCheckov],
];

const cases = allCases();
const ours = cases.map((one) => ourKeys(one));

describe.each(judges)('%s', (name, ask) => {
  const tallies = new Map<string, Tally>();
  const linter = linters.find((one) => one.name === name);
  const elsewhere = new Set(linter?.otherwise.flatMap(({ ids }) => ids));

  beforeAll(async () => {
    const theirs = await ask(cases);
    let unread = 0;
    for (const [index, one] of cases.entries()) {
      const answer = theirs[index];
      if (answer) count(one, answer, ours[index] ?? new Set());
      else unread++;
    }
    print(unread);
  });

  test('knows no rule that is not in our table', () => {
    const unknown = [...tallies.keys()].filter((rule) => !linter?.ids.includes(rule));
    expect(unknown).toEqual([]);
  });

  test('agrees with us wherever no difference is meant', () => {
    const differing = [...tallies]
      .filter(([rule]) => !differences.has(rule))
      .flatMap(([rule, { onlyTheirs, onlyOurs }]) => [
        ...onlyTheirs.map((place) => `${rule}: only ${name}, ${place}`),
        ...onlyOurs.map((place) => `${rule}: only Slipway, ${place}`),
      ]);
    expect(differing).toEqual([]);
  });

  test('agrees with us as much as we say', () => {
    const below = [...differences].filter(([rule, { floor }]) => agreementOf(rule) < floor);
    expect(below.map(([rule, { floor }]) => `${rule}: ${agreementOf(rule)} < ${floor}`)).toEqual(
      [],
    );
  });

  function count(
    { name: place }: Case,
    theirs: ReadonlySet<FindingKey>,
    own: ReadonlySet<FindingKey>,
  ): void {
    for (const key of new Set([...theirs, ...own])) {
      const rule = ruleOf(key);
      if (!linter?.ids.includes(rule) && !theirs.has(key)) continue;
      // Of Checkov's checks that join objects nothing is asked.
      if (elsewhere.has(rule) || rule.startsWith('CKV2')) continue;
      const tally = tallies.get(rule) ?? { both: 0, onlyTheirs: [], onlyOurs: [] };
      tallies.set(rule, tally);
      if (!own.has(key)) tally.onlyTheirs.push(`${place}: ${key}`);
      else if (!theirs.has(key)) tally.onlyOurs.push(`${place}: ${key}`);
      else tally.both++;
    }
  }

  function agreementOf(rule: string): number {
    const { both = 0, onlyTheirs = [], onlyOurs = [] } = tallies.get(rule) ?? {};
    const all = both + onlyTheirs.length + onlyOurs.length;
    return all === 0 ? 1 : both / all;
  }

  function print(unread: number): void {
    const rows = [...tallies].sort(([a], [b]) => (a < b ? -1 : 1));
    const table = rows.map(([rule, { both, onlyTheirs, onlyOurs }]) => {
      const share = `${(100 * agreementOf(rule)).toFixed(0)} %`;
      return [rule, both, onlyTheirs.length, onlyOurs.length, share].join('\t');
    });
    const same = rows.reduce((sum, [, { both }]) => sum + both, 0);
    const all = rows.reduce(
      (sum, [, { both, onlyTheirs, onlyOurs }]) => sum + both + onlyTheirs.length + onlyOurs.length,
      0,
    );
    console.log(
      `${name}, ${cases.length} groups of manifests (${unread} that it cannot read): ${same} of ${all} findings are the same\n` +
        `rule\tboth\tonly ${name}\tonly Slipway\tagreement\n${table.join('\n')}`,
    );
    if (process.env['ORACLE_DETAILS'] !== '1') return;
    for (const [rule, { onlyTheirs, onlyOurs }] of rows) {
      for (const place of onlyTheirs) console.log(`${rule}: only ${name}, ${place}`);
      for (const place of onlyOurs) console.log(`${rule}: only Slipway, ${place}`);
    }
  }
});
