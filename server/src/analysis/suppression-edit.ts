import type { Edit } from './core/edit.ts';
import type { ReportedFinding } from './core/finding.ts';
import type { Snapshot } from './core/snapshot.ts';

/** Inserts the comment that silences a finding above its line, or above the instruction it lies in. */
export function suppressionEdit(snapshot: Snapshot, finding: ReportedFinding): Edit | undefined {
  const { lines, text } = snapshot;
  const { line } = lines.positionAt(finding.span.start);
  const start = lines.offsetAt({ line, column: 0 });
  const indent = /^[ \t]*/.exec(text.slice(start, finding.span.start))?.[0] ?? '';
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  return {
    span: { start, end: start },
    text: `${indent}# slipway-ignore ${finding.rule}${newline}`,
  };
}
