import type { Finding } from './finding.ts';
import { shiftSpan } from './span.ts';

/** The finding as it reads when its document stands `by` offsets further down. */
export function shiftFinding<T extends Finding>(finding: T, by: number): T {
  if (by === 0) return finding;
  const shift = <P extends Pick<Finding, 'span'> & { readonly uri?: string }>(part: P): P =>
    part.uri === undefined ? { ...part, span: shiftSpan(part.span, by) } : part;
  return {
    ...finding,
    span: shiftSpan(finding.span, by),
    ...(finding.related && { related: finding.related.map(shift) }),
    ...(finding.fixes && {
      fixes: finding.fixes.map((fix) => ({ ...fix, edits: fix.edits.map(shift) })),
    }),
  };
}
