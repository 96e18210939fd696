import type { Finding, ReportedFinding } from '../core/finding.ts';
import { type AnalysisSettings, isActive, report } from '../core/rule.ts';
import { applySuppressions, type UnusedId } from '../core/suppressions.ts';
import type { Manifest } from './model/manifest.ts';
import { suppressionsOf } from './model/suppressions-of.ts';
import type { ObjectRules } from './object-rules.ts';
import { schemaRules } from './schema/schema-rules.ts';

/** The rules that are run over a document. */
interface Ran {
  readonly fileRules: ObjectRules;
  readonly workspaceRules: ObjectRules;
}

/** The findings that no comment or annotation of their document silences, and what is told of those that silence nothing. */
export function unsuppressed(
  manifest: Manifest,
  findings: readonly ReportedFinding[],
  settings: AnalysisSettings,
  rules: Ran,
): readonly ReportedFinding[] {
  const suppressions = suppressionsOf(manifest);
  if (suppressions.length === 0) return findings;
  const { remaining, unused } = applySuppressions(findings, suppressions);
  const rule = schemaRules['unused-suppression'];
  if (!isActive(rule, settings)) return remaining;
  const told = unused.flatMap((one) => findingsFor(one, settings, rules));
  return [...remaining, ...told.map((finding) => report(rule, finding, settings))];
}

/** Of a rule that did not run, nobody knows what it would have said. */
function findingsFor(
  { id, span, tool }: UnusedId,
  settings: AnalysisSettings,
  { fileRules, workspaceRules }: Ran,
): Finding[] {
  if (tool === undefined) {
    const isOff = settings.levels[id] === 'off';
    if (isOff || (settings.isolated && !(id in schemaRules) && !fileRules.has(id))) return [];
    return [{ span, message: `Nothing here is reported as "${id}".`, tag: 'unnecessary' }];
  }
  // The other tool may well say more than we do; what it alone knows is its own affair.
  if (![fileRules, workspaceRules].some((rules) => rules.asksFor(id, settings))) return [];
  const message = `Slipway finds nothing here that ${tool} calls "${id}".`;
  return [{ span, message, severity: 'hint' }];
}
