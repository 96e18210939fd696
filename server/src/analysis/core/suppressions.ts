import type { ReportedFinding } from './finding.ts';
import type { Span } from './span.ts';

/** A comment or annotation that silences findings. */
export interface Suppression {
  /** Rule ids or aliases of any tool; `*` silences every rule. */
  readonly ids: readonly string[];
  /** Where each id stands in the comment, in the order of `ids`. */
  readonly idSpans: readonly Span[];
  /** Findings that start in this span are silenced. */
  readonly covers: Span;
  /** Whether Slipway reports it when it silences nothing; other tools' comments may serve them alone. */
  readonly reportUnused: boolean;
}

/** Splits findings into those that remain and tells which suppressed ids silenced nothing. */
export function applySuppressions(
  findings: readonly ReportedFinding[],
  suppressions: readonly Suppression[],
): { readonly remaining: ReportedFinding[]; readonly unused: { id: string; span: Span }[] } {
  const used = new Set<string>();
  const remaining = findings.filter((finding) => {
    let silenced = false;
    for (const [index, suppression] of suppressions.entries()) {
      if (!covers(suppression.covers, finding.span)) continue;
      for (const id of suppression.ids) {
        if (id !== '*' && id !== finding.rule && !finding.aliases.includes(id)) continue;
        used.add(`${index} ${id}`);
        silenced = true;
      }
    }
    return !silenced;
  });
  const unused = suppressions.flatMap((suppression, index) =>
    suppression.reportUnused
      ? suppression.ids.flatMap((id, at) => {
          const span = suppression.idSpans[at];
          return used.has(`${index} ${id}`) || !span ? [] : [{ id, span }];
        })
      : [],
  );
  return { remaining, unused };
}

function covers(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.start <= outer.end;
}
