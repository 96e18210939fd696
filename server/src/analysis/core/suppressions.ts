import type { ReportedFinding } from './finding.ts';
import type { Span } from './span.ts';

/** A comment or annotation that silences findings. */
export interface Suppression {
  /** Rule ids or aliases of any tool; `*` silences every rule, `allButErrors` what is no error. */
  readonly ids: readonly string[];
  /** Where each id stands in the comment, in the order of `ids`. */
  readonly idSpans: readonly Span[];
  /** Findings that start in this span are silenced. */
  readonly covers: Span;
  /** Whether Slipway reports it when it silences nothing; other tools' comments may serve them alone. */
  readonly reportUnused: boolean;
  /** The other tool that reads it, too. */
  readonly tool?: string;
}

/** Stands for every finding that is no error: what the API server refuses, no linter can allow. */
export const allButErrors = '* but errors';

/** An id of a suppression that silenced nothing. */
export interface UnusedId {
  readonly id: string;
  readonly span: Span;
  readonly tool: string | undefined;
}

/** Splits findings into those that remain and tells which suppressed ids silenced nothing. */
export function applySuppressions(
  findings: readonly ReportedFinding[],
  suppressions: readonly Suppression[],
): { readonly remaining: ReportedFinding[]; readonly unused: readonly UnusedId[] } {
  if (suppressions.length === 0) return { remaining: [...findings], unused: [] };
  const tokens = tokensOf(suppressions);
  const sweeps = new Map<string, Sweep>();
  for (const token of [...tokens].sort((a, b) => a.covers.start - b.covers.start)) {
    const sweep = sweeps.get(token.id);
    if (sweep) sweep.tokens.push(token);
    else sweeps.set(token.id, { tokens: [token], next: 0, end: -1, open: [] });
  }
  const silenced = new Set<ReportedFinding>();
  for (const finding of [...findings].sort((a, b) => a.span.start - b.span.start)) {
    const general = finding.severity === 'error' ? ['*'] : ['*', allButErrors];
    for (const id of [...general, finding.rule, ...finding.aliases]) {
      const sweep = sweeps.get(id);
      if (sweep && isCovered(sweep, finding.span.start)) silenced.add(finding);
    }
  }
  return {
    remaining: findings.filter((finding) => !silenced.has(finding)),
    unused: tokens.flatMap(({ id, span, reportUnused, tool, isUsed }) =>
      reportUnused && !isUsed && span ? [{ id, span, tool }] : [],
    ),
  };
}

/** One id of a suppression. */
interface Token {
  readonly id: string;
  readonly span: Span | undefined;
  readonly covers: Span;
  readonly reportUnused: boolean;
  readonly tool: string | undefined;
  isUsed: boolean;
}

/** The tokens of one id on the way through a file; each is looked at once, however many findings there are. */
interface Sweep {
  /** Sorted by where they begin to cover. */
  readonly tokens: Token[];
  /** The first token that does not cover yet. */
  next: number;
  /** How far the tokens reach that were passed. */
  end: number;
  /** The tokens that were passed since the last covered offset. */
  open: Token[];
}

function tokensOf(suppressions: readonly Suppression[]): readonly Token[] {
  return suppressions.flatMap(({ ids, idSpans, covers, reportUnused, tool }) =>
    ids.map((id, at) => ({ id, span: idSpans[at], covers, reportUnused, tool, isUsed: false })),
  );
}

/** Whether a token covers an offset; offsets come in ascending order. Marks the tokens that do. */
function isCovered(sweep: Sweep, offset: number): boolean {
  let token = sweep.tokens[sweep.next];
  while (token && token.covers.start <= offset) {
    sweep.open.push(token);
    sweep.end = Math.max(sweep.end, token.covers.end);
    token = sweep.tokens[++sweep.next];
  }
  if (offset > sweep.end) return false;
  for (const open of sweep.open) open.isUsed ||= offset <= open.covers.end;
  sweep.open = [];
  return true;
}
