import type {
  Completion,
  DocumentSymbol,
  FoldingRange,
  Hover,
  Location,
  Refactoring,
} from './features.ts';
import type { ReportedFinding } from './finding.ts';
import type { AnalysisSettings, RuleInfo } from './rule.ts';
import type { LanguageId, Snapshot } from './snapshot.ts';
import type { Span } from './span.ts';
import type { Workspace } from './workspace.ts';

/** What every request may look at besides its own document. */
export interface LanguageContext {
  readonly workspace: Workspace;
  readonly settings: AnalysisSettings;
  /** Called when a rule threw; the analysis goes on without it. */
  readonly onRuleCrash: (rule: string, error: unknown) => void;
}

/** One language as the facade sees it: every member is total and pure. */
export interface Language {
  readonly id: LanguageId;
  /** Every finding that `diagnose` may give, syntax errors included. */
  readonly rules: readonly RuleInfo[];
  /**
   * Syntax errors and rule findings after suppressions, sorted by position. Total: any text.
   * `more` are findings of rules that stand above the language; its comments suppress them too.
   */
  diagnose(
    snapshot: Snapshot,
    context: LanguageContext,
    more?: readonly ReportedFinding[],
  ): readonly ReportedFinding[];
  complete(snapshot: Snapshot, offset: number, context: LanguageContext): readonly Completion[];
  hover(snapshot: Snapshot, offset: number, context: LanguageContext): Hover | undefined;
  definition(snapshot: Snapshot, offset: number, context: LanguageContext): readonly Location[];
  references(snapshot: Snapshot, offset: number, context: LanguageContext): readonly Location[];
  symbols(snapshot: Snapshot): readonly DocumentSymbol[];
  folding(snapshot: Snapshot): readonly FoldingRange[];
  refactorings(snapshot: Snapshot, span: Span, context: LanguageContext): readonly Refactoring[];
}
