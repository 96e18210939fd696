import type { Difference } from './tally.ts';

/** A difference that stays, on purpose or because it does not pay. */
interface Disagreement {
  readonly kind: Difference;
  /** Matches `<name of the case>: <what was said>`. */
  readonly pattern: RegExp;
  readonly reason: string;
}

/** Every difference that does not count against the agreement. */
const disagreements: readonly Disagreement[] = [
  {
    kind: 'otherLine',
    pattern: /only one \w+ parser directive can be used|invalid escape token/,
    reason: 'BuildKit names the line above a wrong parser directive; Slipway the directive itself.',
  },
  {
    kind: 'missedError',
    pattern: /cross-xx\.Dockerfile: lint violation found for rules: UndefinedVar$/,
    reason: 'The base image may set the variable; Slipway does not guess.',
  },
];

/** The reason of a difference that stays; undefined for one that has to be mended. */
export function disagreementOf(kind: Difference, name: string, what: string): string | undefined {
  return disagreements.find((each) => each.kind === kind && each.pattern.test(`${name}: ${what}`))
    ?.reason;
}
