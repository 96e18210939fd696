import type { Severity } from '../../analysis/core/finding.ts';
import { type CheckResult, type ReportContext, rangeOf } from './report.ts';

/** Findings as workflow commands, which GitHub shows as annotations of the changed lines. */
export function githubReport({ checked }: CheckResult, { pathOf }: ReportContext): string {
  return checked
    .flatMap(({ snapshot, findings }) =>
      findings.map(({ severity, rule, message, span }) => {
        const { start, end } = rangeOf(span, snapshot);
        // GitHub takes columns only for findings on one line.
        const columns =
          start.line === end.line ? `,col=${start.column},endColumn=${end.column}` : '';
        const place = `file=${property(pathOf(snapshot.uri))},line=${start.line},endLine=${end.line}${columns}`;
        return `::${commands[severity]} ${place},title=${property(rule)}::${data(message)}\n`;
      }),
    )
    .join('');
}

const commands: Record<Severity, string> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
