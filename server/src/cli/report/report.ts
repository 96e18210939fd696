import type { ReportedFinding } from '../../analysis/core/finding.ts';
import type { RuleInfo } from '../../analysis/core/rule.ts';
import type { Snapshot } from '../../analysis/core/snapshot.ts';
import type { Span } from '../../analysis/core/span.ts';
import type { Workspace } from '../../analysis/core/workspace.ts';

/** A file and what was found in it. */
interface CheckedFile {
  readonly snapshot: Snapshot;
  readonly findings: readonly ReportedFinding[];
}

/** What a check has found out. */
export interface CheckResult {
  readonly checked: readonly CheckedFile[];
  readonly workspace: Workspace;
  /** One sentence for each thing that could not be read; any makes the exit code 2. */
  readonly problems: readonly string[];
  /** One sentence for each file that was left alone. */
  readonly notes: readonly string[];
}

/** What a report needs besides the findings. */
export interface ReportContext {
  readonly rules: readonly RuleInfo[];
  /** The path that people read: relative to the working directory, with slashes. */
  readonly pathOf: (uri: string) => string;
  readonly colours: boolean;
}

/** A range with lines and columns from 1 and an exclusive end. */
export interface ReportRange {
  readonly start: ReportPosition;
  readonly end: ReportPosition;
}

/** A line and a column of UTF-16 units, both from 1. */
interface ReportPosition {
  readonly line: number;
  readonly column: number;
}

/** A span as reports show it. */
export function rangeOf(span: Span, { lines }: Snapshot): ReportRange {
  const start = lines.positionAt(span.start);
  const end = lines.positionAt(span.end);
  return {
    start: { line: start.line + 1, column: start.column + 1 },
    end: { line: end.line + 1, column: end.column + 1 },
  };
}

/** The document that a URI names; the given one when there is none. */
export function snapshotOf(
  uri: string | undefined,
  own: Snapshot,
  workspace: Workspace,
): Snapshot | undefined {
  if (uri === undefined || uri === own.uri) return own;
  return workspace.snapshots.find((snapshot) => snapshot.uri === uri);
}
