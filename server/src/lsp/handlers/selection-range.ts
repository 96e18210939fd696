import type { SelectionRange } from 'vscode-languageserver';
import type { LineIndex } from '../../analysis/core/line-index.ts';
import type { Span } from '../../analysis/core/span.ts';
import { toOffset, toRange } from '../convert.ts';
import type { Session } from '../session.ts';

/** Answers `textDocument/selectionRange`. */
export function registerSelectionRange(session: Session): void {
  const { connection, guard, analysis, documents } = session;
  connection.onSelectionRanges(({ textDocument, positions }, token) =>
    guard.request<SelectionRange[]>('Selection', token, [], () => {
      const snapshot = documents.get(textDocument.uri)?.snapshot;
      if (!snapshot) return [];
      const { lines } = snapshot;
      return positions.map((position) => {
        const offset = toOffset(position, lines);
        const spans = analysis.selectionRanges(snapshot, offset);
        return nested(spans, lines) ?? { range: toRange({ start: offset, end: offset }, lines) };
      });
    }),
  );
}

/** LSP wants the innermost range with its parents. */
function nested(spans: readonly Span[], lines: LineIndex): SelectionRange | undefined {
  return spans.reduceRight<SelectionRange | undefined>(
    (parent, span) => ({ range: toRange(span, lines), ...(parent && { parent }) }),
    undefined,
  );
}
