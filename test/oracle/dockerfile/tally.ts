import type { CorpusDockerfile } from './corpus.ts';
import { disagreementOf } from './disagreements.ts';
import { judgeAll } from './frontend-judge.ts';
import { type OurVerdict, ourVerdict } from './our-verdict.ts';
import type { Lines, Verdict, Warning } from './verdict.ts';

/** How far Slipway and BuildKit agree. */
export interface Tally {
  readonly judged: number;
  readonly unjudged: number;
  readonly refused: number;
  /** Refusals for which Slipway reports an error. */
  readonly found: number;
  /** Of these, the ones for which BuildKit names lines, and those where an error of ours stands there. */
  readonly located: number;
  readonly sameLine: number;
  readonly checks: ReadonlyMap<string, CheckTally>;
  /** What was counted against us, one line each, by kind. */
  readonly differences: Readonly<Record<Difference, readonly string[]>>;
  /** Differences that have a reason, by reason. */
  readonly excused: ReadonlyMap<string, number>;
}

/** One check of BuildKit: warnings of both, of BuildKit alone, of Slipway alone. */
export interface CheckTally {
  both: number;
  missed: number;
  invented: number;
}

/** A way to differ. */
export type Difference =
  | 'missedError'
  | 'otherLine'
  | 'falseError'
  | 'missedWarning'
  | 'falseWarning';

/** Puts Dockerfiles to both and counts. */
export async function compare(files: readonly CorpusDockerfile[]): Promise<Tally> {
  const ours = files.map(({ text }) => ourVerdict(text));
  const theirs = await judgeAll(ours.map(({ question }) => question));
  const tally = createTally();
  for (const [index, { name }] of files.entries()) {
    const [our, their] = [ours[index], theirs[index]];
    if (!our || !their) throw new Error(`BuildKit gave no answer for ${name}.`);
    count(tally, name, our, their);
  }
  return tally;
}

type OpenTally = ReturnType<typeof createTally>;

function createTally() {
  return {
    ...{ judged: 0, unjudged: 0, refused: 0, found: 0, located: 0, sameLine: 0 },
    checks: new Map<string, CheckTally>(),
    differences: {
      missedError: [],
      otherLine: [],
      falseError: [],
      missedWarning: [],
      falseWarning: [],
    } as Record<Difference, string[]>,
    excused: new Map<string, number>(),
  };
}

function count(tally: OpenTally, name: string, ours: OurVerdict, theirs: Verdict): void {
  if (theirs.kind === 'unjudged') {
    tally.unjudged++;
    return;
  }
  tally.judged++;
  const said = ours.errors.map(({ rule, line }) => `${rule} in line ${line}`).join(', ');
  const differ = (kind: Difference, what: string) => {
    const reason = disagreementOf(kind, name, what);
    if (reason) tally.excused.set(reason, (tally.excused.get(reason) ?? 0) + 1);
    else tally.differences[kind].push(`${name}: ${what}`);
    return reason === undefined;
  };
  if (theirs.kind === 'accepted') {
    if (ours.errors.length > 0) differ('falseError', said);
    else countChecks(tally, ours, theirs.warnings, differ);
    return;
  }
  const { lines, message } = theirs;
  if (ours.errors.length === 0) {
    // What an unknown base image sets is the judge's invention.
    if (lines && !isKnown(lines, ours)) tally.unjudged++;
    else if (differ('missedError', message)) tally.refused++;
    return;
  }
  tally.refused++;
  tally.found++;
  if (!lines) return;
  if (ours.errors.some(({ line }) => contains(lines, line))) tally.sameLine++;
  else if (!differ('otherLine', `${message} (line ${lines.first}), we: ${said}`)) return;
  tally.located++;
}

function countChecks(
  tally: OpenTally,
  ours: OurVerdict,
  theirs: readonly Warning[],
  differ: (kind: Difference, what: string) => boolean,
): void {
  const isJudged = (warning: Warning) =>
    !needsVariables.has(warning.check) || isKnown(warning.lines, ours);
  const open = ours.warnings.filter(isJudged);
  for (const { check, lines } of theirs.filter(isJudged)) {
    const checkTally = tallyOf(tally, check);
    const at = open.findIndex((one) => one.check === check && overlap(lines, one.lines));
    if (at >= 0) {
      open.splice(at, 1);
      checkTally.both++;
    } else if (differ('missedWarning', `${check} in line ${lines.first}`)) checkTally.missed++;
  }
  for (const { check, lines } of open) {
    // Slipway marks each place; BuildKit names the instruction once.
    const isNamed = theirs.some((one) => one.check === check && overlap(one.lines, lines));
    if (isNamed) continue;
    if (differ('falseWarning', `${check} in line ${lines.first}`)) tallyOf(tally, check).invented++;
  }
}

/** Checks that depend on what a base image sets. */
const needsVariables = new Set(['UndefinedVar', 'WorkdirRelativePath']);

/** False when a variable stands there that the base image may set. */
function isKnown(lines: Lines, { question, unknownVariables }: OurVerdict): boolean {
  if (!unknownVariables.some((stage) => contains(stage, lines.first))) return true;
  const written = question.text.split('\n').slice(lines.first - 1, lines.last);
  return !written.some((line) => line.includes('$'));
}

function tallyOf({ checks }: OpenTally, check: string): CheckTally {
  const tally = checks.get(check) ?? { both: 0, missed: 0, invented: 0 };
  checks.set(check, tally);
  return tally;
}

function overlap(a: Lines, b: Lines): boolean {
  return a.first <= b.last && b.first <= a.last;
}

function contains({ first, last }: Lines, line: number): boolean {
  return first <= line && line <= last;
}
