import type { Edit } from './core/edit.ts';
import type { ReportedFinding } from './core/finding.ts';
import type { Snapshot } from './core/snapshot.ts';
import { dockerfileTree } from './dockerfile/model/dockerfile-model.ts';

/**
 * Inserts the comment that silences a finding: above the line of a manifest, above the instruction of a Dockerfile.
 * Undefined for findings outside instructions, which no comment reaches.
 */
export function suppressionEdit(snapshot: Snapshot, finding: ReportedFinding): Edit | undefined {
  const { lines, text } = snapshot;
  const place = placeOf(snapshot, finding.span.start);
  if (place === undefined) return undefined;
  const start = lines.offsetAt({ line: lines.positionAt(place).line, column: 0 });
  const indent = /^[ \t]*/.exec(text.slice(start, place))?.[0] ?? '';
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  return {
    span: { start, end: start },
    text: `${indent}# slipway-ignore ${finding.rule}${newline}`,
  };
}

/** An offset in the line above which the comment goes. */
function placeOf(snapshot: Snapshot, offset: number): number | undefined {
  if (snapshot.language === 'hadolint') return undefined;
  if (snapshot.language !== 'dockerfile') return offset;
  return dockerfileTree(snapshot).instructions.find(
    ({ span }) => span.start <= offset && offset <= span.end,
  )?.span.start;
}
