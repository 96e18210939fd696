import type { Fix, Related, ReportedFinding } from '../../analysis/core/finding.ts';
import type { Snapshot } from '../../analysis/core/snapshot.ts';
import type { Workspace } from '../../analysis/core/workspace.ts';
import { type CheckResult, type ReportContext, rangeOf, snapshotOf } from './report.ts';

/** Findings as JSON; a contract, so its version changes when a field changes its meaning. */
export function jsonReport({ checked, workspace }: CheckResult, context: ReportContext): string {
  const findings = checked.flatMap(({ snapshot, findings: found }) =>
    found.map((finding) => jsonFinding(finding, snapshot, workspace, context)),
  );
  return `${JSON.stringify({ version: 1, files: checked.length, findings }, null, 2)}\n`;
}

function jsonFinding(
  { rule, aliases, severity, message, span, related, fixes }: ReportedFinding,
  snapshot: Snapshot,
  workspace: Workspace,
  context: ReportContext,
) {
  return {
    file: context.pathOf(snapshot.uri),
    rule,
    aliases,
    severity,
    message,
    range: rangeOf(span, snapshot),
    related: (related ?? []).flatMap((place) => jsonRelated(place, snapshot, workspace, context)),
    fixes: (fixes ?? []).map((fix) => jsonFix(fix, snapshot, workspace, context)),
  };
}

function jsonRelated(
  { uri, span, message }: Related,
  own: Snapshot,
  workspace: Workspace,
  { pathOf }: ReportContext,
) {
  const snapshot = snapshotOf(uri, own, workspace);
  return snapshot ? [{ file: pathOf(snapshot.uri), range: rangeOf(span, snapshot), message }] : [];
}

function jsonFix(
  { title, safety, edits }: Fix,
  own: Snapshot,
  workspace: Workspace,
  { pathOf }: ReportContext,
) {
  return {
    title,
    safety,
    edits: edits.flatMap(({ uri, span, text }) => {
      const snapshot = snapshotOf(uri, own, workspace);
      return snapshot ? [{ file: pathOf(snapshot.uri), range: rangeOf(span, snapshot), text }] : [];
    }),
  };
}
