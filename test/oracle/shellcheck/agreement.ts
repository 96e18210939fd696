import type { Span } from '../../../server/src/analysis/core/span.ts';
import {
  fixtureContext,
  fixtureSnapshot,
  fixtureWorkspace,
} from '../../support/fixture-workspace.ts';
import { languages } from '../../support/languages.ts';
import { casesOf, type ShellCase, shellDockerfiles } from './cases.ts';
import { retired, syntaxErrors } from './intended.ts';
import { judgeByShellCheck, type Verdict } from './shellcheck-judge.ts';

/** How the two tools agree on one code. */
export interface Agreement {
  readonly code: string;
  /** Reported by both at the same place. */
  readonly both: Pair[];
  readonly onlyShellCheck: Pair[];
  readonly onlyOurs: Pair[];
  /** Of `both`, those whose whole span is the same. */
  exact: number;
}

/** A verdict with the script that it speaks of. */
export interface Pair {
  readonly case: ShellCase;
  readonly verdict: Verdict;
}

/** Compares both tools over every script of the corpus, code by code. */
export async function compareWithShellCheck(
  files: ReadonlyMap<string, string> = shellDockerfiles(),
): Promise<readonly Agreement[]> {
  const cases = [...files].flatMap(([file, text]) => casesOf(file, text));
  const theirs = await judgeByShellCheck(cases);
  const agreements = new Map<string, Agreement>();
  const of = (code: string): Agreement => {
    const found = agreements.get(code) ?? {
      code,
      both: [],
      onlyShellCheck: [],
      onlyOurs: [],
      exact: 0,
    };
    agreements.set(code, found);
    return found;
  };
  const oursByFile = new Map([...files].map(([file, text]) => [file, new Set(ourVerdicts(text))]));
  for (const each of cases) {
    const reported = oursByFile.get(each.file) ?? new Set();
    const open = [...reported].filter(({ span }) => isWithin(span, each.span));
    const ours = [...open];
    for (const verdict of theirs.get(each) ?? []) {
      if (syntaxErrors.test(verdict.code)) continue;
      const at = open.findIndex((each) => isSame(each, verdict));
      const [match] = at < 0 ? [] : open.splice(at, 1);
      if (match) {
        reported.delete(match);
        of(verdict.code).both.push({ case: each, verdict });
        if (match.span.end === verdict.span.end) of(verdict.code).exact++;
      } else if (!ours.some((each) => isPartOf(each, verdict))) {
        of(verdict.code).onlyShellCheck.push({ case: each, verdict });
      }
    }
    for (const verdict of open) {
      // Scripts in quotes are cases of their own, which follow.
      if (each.inner.some((inner) => isWithin(verdict.span, inner))) continue;
      reported.delete(verdict);
      of(verdict.code).onlyOurs.push({ case: each, verdict });
    }
  }
  return [...agreements.values()].sort(
    (a, b) => b.both.length + b.onlyShellCheck.length - a.both.length - a.onlyShellCheck.length,
  );
}

function isWithin({ start }: Span, around: Span): boolean {
  return around.start <= start && start < around.end;
}

interface Ours extends Verdict {
  readonly related: readonly Span[];
}

/** ShellCheck marks some places between two characters, of which we mark one. */
function isSame({ code, span, related }: Ours, theirs: Verdict): boolean {
  const { start, end } = theirs.span;
  if (code !== theirs.code) return false;
  // Two of its ids may stand for the two places of one fact.
  if (related.some((each) => each.start === start)) return true;
  return span.start === start || (start === end && span.start <= start && start <= span.end);
}

/** One finding of ours may stand for several of theirs: of one word, or of two places of one fact. */
function isPartOf({ code, span, related }: Ours, theirs: Verdict): boolean {
  const { start } = theirs.span;
  if (code !== theirs.code) return false;
  return (span.start <= start && start <= span.end) || related.some((each) => each.start === start);
}

/** Our findings that carry a code of ShellCheck, suppressions applied. */
function ourVerdicts(text: string): Ours[] {
  const snapshot = fixtureSnapshot('Dockerfile', text);
  const context = fixtureContext(fixtureWorkspace(new Map([['Dockerfile', text]])));
  const language = languages.find(({ id }) => id === 'dockerfile');
  const findings = language?.diagnose(snapshot, context) ?? [];
  return findings.flatMap(({ aliases, span, message, related = [] }) =>
    aliases
      .filter((id) => /^SC\d{4}$/.test(id) && !retired.has(id) && !syntaxErrors.test(id))
      .map((code) => ({ code, span, message, related: related.map((each) => each.span) })),
  );
}
