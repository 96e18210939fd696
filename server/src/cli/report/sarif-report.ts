import { version } from '../../../generated/data.ts';
import type { ReportedFinding, Severity } from '../../analysis/core/finding.ts';
import type { RuleInfo } from '../../analysis/core/rule.ts';
import type { Snapshot } from '../../analysis/core/snapshot.ts';
import type { Span } from '../../analysis/core/span.ts';
import { type CheckResult, type ReportContext, rangeOf, snapshotOf } from './report.ts';

/** Findings as SARIF 2.1.0. */
export function sarifReport(result: CheckResult, context: ReportContext): string {
  const found = new Set(result.checked.flatMap(({ findings }) => findings.map(({ rule }) => rule)));
  const rules = context.rules.filter(({ id }) => found.has(id));
  const index = new Map(rules.map(({ id }, at) => [id, at]));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Slipway',
            version,
            informationUri: 'https://github.com/slipway-dev/slipway',
            rules: rules.map(sarifRule),
          },
        },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: result.problems.length === 0,
            toolExecutionNotifications: result.problems.map((text) => ({
              level: 'error',
              message: { text },
            })),
          },
        ],
        results: result.checked.flatMap(({ snapshot, findings }) =>
          findings.map((finding) => sarifResult(finding, snapshot, index, result, context)),
        ),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

const levels: Record<Severity, string> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

function sarifRule({ id, summary, severity, aliases }: RuleInfo) {
  return {
    id,
    shortDescription: { text: summary },
    defaultConfiguration: { level: levels[severity] },
    ...(aliases && aliases.length > 0 && { properties: { tags: aliases } }),
  };
}

function sarifResult(
  finding: ReportedFinding,
  snapshot: Snapshot,
  ruleIndex: ReadonlyMap<string, number>,
  { workspace }: CheckResult,
  context: ReportContext,
) {
  const { rule, severity, message, span, related, fixes } = finding;
  const index = ruleIndex.get(rule);
  const relatedLocations = (related ?? []).flatMap((place, id) => {
    const other = snapshotOf(place.uri, snapshot, workspace);
    return other
      ? [{ id, ...location(place.span, other, context), message: { text: place.message } }]
      : [];
  });
  return {
    ruleId: rule,
    ...(index !== undefined && { ruleIndex: index }),
    level: levels[severity],
    message: { text: message },
    locations: [location(span, snapshot, context)],
    ...(relatedLocations.length > 0 && { relatedLocations }),
    ...(fixes &&
      fixes.length > 0 && {
        fixes: fixes.map(({ title, edits }) => ({
          description: { text: title },
          artifactChanges: edits.flatMap((edit) => {
            const changed = snapshotOf(edit.uri, snapshot, workspace);
            return changed
              ? [
                  {
                    artifactLocation: artifact(changed, context),
                    replacements: [
                      {
                        deletedRegion: region(edit.span, changed),
                        insertedContent: { text: edit.text },
                      },
                    ],
                  },
                ]
              : [];
          }),
        })),
      }),
  };
}

function location(span: Span, snapshot: Snapshot, context: ReportContext) {
  return {
    physicalLocation: {
      artifactLocation: artifact(snapshot, context),
      region: region(span, snapshot),
    },
  };
}

function artifact({ uri }: Snapshot, { pathOf }: ReportContext) {
  const path = pathOf(uri);
  // A path that is not below the working directory keeps its absolute URI.
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path)) return { uri };
  return { uri: path.split('/').map(encodeURIComponent).join('/') };
}

function region(span: Span, snapshot: Snapshot) {
  const { start, end } = rangeOf(span, snapshot);
  return {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
  };
}
