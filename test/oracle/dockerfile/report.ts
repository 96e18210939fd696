import type { CheckTally, Tally } from './tally.ts';

/** Prints how far Slipway and BuildKit agree; every difference, too, with `ORACLE_DETAILS=1`. */
export function report(title: string, tally: Tally): void {
  const { differences } = tally;
  const warnings = total(tally);
  const lines = [
    `BuildKit, ${title}: ${tally.judged} judged, ${tally.unjudged} not`,
    `  refusals found ${share(tally.found, tally.refused)}, in the instruction that BuildKit names ${share(tally.sameLine, tally.located)}, false errors ${differences.falseError.length}`,
    `  warnings found ${share(warnings.both, warnings.both + warnings.missed)}, right ${share(warnings.both, warnings.both + warnings.invented)}`,
    ...[...tally.checks].sort().map(([check, { both, missed, invented }]) => {
      return `    ${check.padEnd(32)} both ${String(both).padStart(5)}, BuildKit alone ${missed}, Slipway alone ${invented}`;
    }),
    ...[...tally.excused].map(([reason, times]) => `  on purpose, ${times} times: ${reason}`),
  ];
  console.log(lines.join('\n'));
  if (process.env['ORACLE_DETAILS'] !== '1') return;
  for (const [name, list] of Object.entries(differences)) {
    console.log(`-- ${name} --\n${list.join('\n')}`);
  }
}

/** All checks together. */
export function total({ checks }: Tally): CheckTally {
  const sum = { both: 0, missed: 0, invented: 0 };
  for (const { both, missed, invented } of checks.values()) {
    sum.both += both;
    sum.missed += missed;
    sum.invented += invented;
  }
  return sum;
}

function share(part: number, whole: number): string {
  return `${part}/${whole} (${((100 * part) / (whole || 1)).toFixed(2)} %)`;
}
