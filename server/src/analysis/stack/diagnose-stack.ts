import type { ReportedFinding } from '../core/finding.ts';
import type { LanguageContext } from '../core/language.ts';
import { runRules } from '../core/rule.ts';
import type { Snapshot } from '../core/snapshot.ts';
import { stackRules } from './rules/index.ts';
import { stackViewOf } from './stack-view.ts';

/** What can be said of a document only with the documents of the other language; before suppressions. */
export function diagnoseStack(
  snapshot: Snapshot,
  context: LanguageContext,
): readonly ReportedFinding[] {
  if (snapshot.language !== 'kubernetes' || context.settings.isolated) return [];
  const { workspace, settings, onRuleCrash } = context;
  const view = stackViewOf(snapshot, workspace);
  if (view.uses.length === 0) return [];
  return runRules(stackRules, view, { uri: snapshot.uri, workspace, settings }, onRuleCrash);
}
