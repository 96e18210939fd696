import type { ReportedFinding } from '../core/finding.ts';
import type { LanguageContext } from '../core/language.ts';
import { isActive, levelOf, type RuleInfo, report } from '../core/rule.ts';
import type { Snapshot } from '../core/snapshot.ts';
import type { Span } from '../core/span.ts';
import { applySuppressions } from '../core/suppressions.ts';
import { buildChecks } from './features/build-checks.ts';
import { dockerfileSuppressions } from './features/suppressions.ts';
import { buildErrors } from './model/build-errors.ts';
import { dockerfileModel } from './model/dockerfile-model.ts';
import type { RuleRunner } from './run-rules.ts';
import { binaryFile } from './syntax/binary-file.ts';
import { refusesWarnings } from './syntax/directives.ts';
import { errorRules } from './syntax/errors.ts';

/** Reports a suppression that silences nothing. */
export const unusedSuppression: RuleInfo = {
  id: 'unused-suppression',
  summary: 'Comment that silences no finding',
  severity: 'hint',
};

/** What BuildKit refuses and what the rules say, after suppressions, sorted by position. */
export function diagnoseDockerfile(
  snapshot: Snapshot,
  context: LanguageContext,
  rules: readonly RuleInfo[],
  runRules: RuleRunner,
  more: readonly ReportedFinding[] = [],
): readonly ReportedFinding[] {
  const { workspace, settings, onRuleCrash } = context;
  const model = dockerfileModel(snapshot);
  const binary = binaryFile(model.tree);
  const errors = (binary ? [binary] : buildErrors(model))
    .filter(({ rule, ...finding }) => levelOf(errorRules[rule], finding, settings) !== 'off')
    .map(({ rule, ...finding }) => report(errorRules[rule], finding, settings));
  const ruleContext = { uri: snapshot.uri, workspace, settings };
  if (binary) return errors;
  const findings = [...errors, ...runRules(model, ruleContext, onRuleCrash), ...more];
  const suppressions = dockerfileSuppressions(model, settings);
  const { remaining, unused } = applySuppressions(findings, suppressions);
  // Rules that read several files stand above this language, and by itself a file is not judged by them.
  const silent = (id: string) =>
    settings.levels[id] === 'off' ||
    rules.some((rule) => rule.id === id && !isActive(rule, settings)) ||
    (settings.isolated && !isOwn(id, rules));
  const useless =
    settings.levels[unusedSuppression.id] === 'off'
      ? []
      : unused
          .filter(({ id }) => !silent(id))
          .map(({ id, span }) =>
            report(unusedSuppression, unusedFinding(snapshot.text, id, span), settings),
          );
  const judged = refusesWarnings(model.tree.directives) ? remaining.map(asRefusal) : remaining;
  return [...judged, ...useless].sort(byPosition);
}

function isOwn(id: string, rules: readonly RuleInfo[]): boolean {
  return id in errorRules || rules.some((rule) => rule.id === id || rule.aliases?.includes(id));
}

/** With `# check=error=true`, BuildKit refuses what its checks warn of. */
function asRefusal(finding: ReportedFinding): ReportedFinding {
  const isCheck = finding.aliases.some((alias) => buildChecks.includes(alias));
  return isCheck ? { ...finding, severity: 'error' } : finding;
}

function unusedFinding(text: string, id: string, span: Span) {
  return {
    span,
    message: `No finding of "${id}" is silenced by this comment, so it hides nothing but the next mistake.`,
    tag: 'unnecessary' as const,
    fixes: [{ title: `Remove "${id}"`, safety: 'safe' as const, edits: [removal(text, span)] }],
  };
}

/** Removes one id with its comma, or the whole comment line when it has no other id. */
function removal(text: string, { start, end }: Span) {
  const before = /,[ \t]*$/.exec(text.slice(Math.max(0, start - 50), start))?.[0].length ?? 0;
  const after = /^[ \t]*,[ \t]*/.exec(text.slice(end, end + 50))?.[0].length ?? 0;
  if (before > 0) return { span: { start: start - before, end }, text: '' };
  if (after > 0) return { span: { start, end: end + after }, text: '' };
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const feed = text.indexOf('\n', end);
  return { span: { start: lineStart, end: feed < 0 ? text.length : feed + 1 }, text: '' };
}

function byPosition(a: ReportedFinding, b: ReportedFinding): number {
  return a.span.start - b.span.start || a.span.end - b.span.end || (a.rule < b.rule ? -1 : 1);
}
