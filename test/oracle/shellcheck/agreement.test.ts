import { beforeAll, expect, test } from 'vitest';
import { type Agreement, compareWithShellCheck } from './agreement.ts';
import { intended } from './intended.ts';

/** Shares below which the agreement may not fall again, intended differences left out. */
const floors = { precision: 0.98, recall: 0.95 };

let agreements: readonly Agreement[] = [];

beforeAll(async () => {
  agreements = await compareWithShellCheck();
});

test('what Slipway says of shell scripts agrees with ShellCheck', () => {
  const rows = agreements.map((each) => ({
    ...each,
    missed: each.onlyShellCheck.filter((pair) => !intended(pair, 'ShellCheck')),
    wrong: each.onlyOurs.filter((pair) => !intended(pair, 'Slipway')),
  }));
  const supported = rows.filter(({ both, onlyOurs }) => both.length + onlyOurs.length > 0);
  const sum = (count: (row: (typeof rows)[number]) => number) =>
    supported.reduce((total, row) => total + count(row), 0);
  const both = sum((row) => row.both.length);
  const missed = sum((row) => row.missed.length);
  const wrong = sum((row) => row.wrong.length);
  const meant = sum((row) => row.onlyShellCheck.length + row.onlyOurs.length) - missed - wrong;
  console.info(
    [
      'code    both  same end  only ShellCheck  only Slipway  (intended)',
      ...supported.map((row) => {
        const { code, exact } = row;
        const kept = row.onlyShellCheck.length + row.onlyOurs.length;
        const numbers = [row.both.length, exact, row.missed.length, row.wrong.length];
        const rest = kept - row.missed.length - row.wrong.length;
        return `${code}  ${numbers.map((number) => String(number).padStart(6)).join('  ')}  (${rest})`;
      }),
      `${supported.length} codes: ${both} agreed, ${missed} missed, ${wrong} wrong, ${meant} intended`,
      `not looked for: ${rows
        .filter((row) => !supported.includes(row))
        .map(({ code, onlyShellCheck }) => `${code} ×${onlyShellCheck.length}`)
        .join(', ')}`,
      ...supported.flatMap(({ missed: a, wrong: b }) =>
        [...a, ...b].map(({ case: { name, text }, verdict }) => {
          const by = a.some((pair) => pair.verdict === verdict) ? 'missed' : 'wrong';
          return `${by} ${verdict.code} in ${name}: ${text.slice(0, 100).replaceAll('\n', '⏎')}`;
        }),
      ),
    ].join('\n'),
  );
  expect(supported.length).toBeGreaterThanOrEqual(60);
  expect(both / (both + wrong)).toBeGreaterThanOrEqual(floors.precision);
  expect(both / (both + missed)).toBeGreaterThanOrEqual(floors.recall);
});
