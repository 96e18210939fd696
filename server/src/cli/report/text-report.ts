import type { ReportedFinding, Severity } from '../../analysis/core/finding.ts';
import type { Snapshot } from '../../analysis/core/snapshot.ts';
import type { Workspace } from '../../analysis/core/workspace.ts';
import { excerptOf } from './excerpt.ts';
import { paint } from './paint.ts';
import { type CheckResult, type ReportContext, rangeOf, snapshotOf } from './report.ts';

/** Findings for people: one paragraph each with its source line, and a last line that sums up. */
export function textReport(result: CheckResult, context: ReportContext): string {
  const { checked, workspace, notes } = result;
  const paragraphs = checked.flatMap(({ snapshot, findings }) =>
    findings.map((finding) => paragraph(finding, snapshot, workspace, context)),
  );
  return [...paragraphs, ...notes.map((note) => `${note}\n`), `${summary(result)}\n`].join('\n');
}

function paragraph(
  finding: ReportedFinding,
  snapshot: Snapshot,
  workspace: Workspace,
  { pathOf, colours }: ReportContext,
): string {
  const { span, severity, rule, message, related, fixes } = finding;
  const { start } = rangeOf(span, snapshot);
  const place = `${pathOf(snapshot.uri)}:${start.line}:${start.column}`;
  const label = paint(`${severity}[${rule}]`, paints[severity], colours);
  const lines = [`${paint(place, 'bold', colours)} ${label} ${message}`];
  const { gutter, lines: excerpt } = excerptOf(span, snapshot, (text) =>
    paint(text, paints[severity], colours),
  );
  lines.push(...excerpt);
  for (const { uri, span: relatedSpan, message: why } of related ?? []) {
    const other = snapshotOf(uri, snapshot, workspace);
    if (!other) continue;
    const at = rangeOf(relatedSpan, other).start;
    lines.push(`${gutter} = ${pathOf(other.uri)}:${at.line}:${at.column} ${why}`);
  }
  for (const { title } of fixes ?? []) lines.push(`${gutter} = fix: ${title}`);
  return `${lines.join('\n')}\n`;
}

const paints = {
  error: 'red',
  warning: 'yellow',
  information: 'blue',
  hint: 'cyan',
} as const satisfies Record<Severity, string>;

function summary({ checked }: CheckResult): string {
  const counts = new Map<Severity, number>();
  for (const { findings } of checked) {
    for (const { severity } of findings) counts.set(severity, (counts.get(severity) ?? 0) + 1);
  }
  const parts = (Object.keys(nouns) as Severity[]).flatMap((severity) => {
    const count = counts.get(severity);
    return count === undefined ? [] : [plural(count, nouns[severity])];
  });
  const found = parts.length === 0 ? 'No findings' : parts.join(', ');
  return `${found} in ${plural(checked.length, ['file', 'files'])}.`;
}

type Noun = readonly [one: string, many: string];

const nouns: Record<Severity, Noun> = {
  error: ['error', 'errors'],
  warning: ['warning', 'warnings'],
  information: ['information', 'information'],
  hint: ['hint', 'hints'],
};

function plural(count: number, [one, many]: Noun): string {
  return `${count} ${count === 1 ? one : many}`;
}
