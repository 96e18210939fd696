import type { Edit } from './edit.ts';
import type {
  CodeLens,
  Completion,
  DocumentHighlight,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  FormatOptions,
  Hover,
  InlayHint,
  Location,
  Refactoring,
  RenameResult,
  RenameTarget,
  SemanticToken,
  SignatureHelp,
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
  highlights(snapshot: Snapshot, offset: number): readonly DocumentHighlight[];
  /** What a rename at an offset would replace; undefined where nothing has a name. */
  renameTarget(snapshot: Snapshot, offset: number): RenameTarget | undefined;
  rename(
    snapshot: Snapshot,
    offset: number,
    name: string,
    context: LanguageContext,
  ): RenameResult | undefined;
  /** Spans around an offset, the innermost first, each inside the next. */
  selectionRanges(snapshot: Snapshot, offset: number): readonly Span[];
  /** In source order, without overlaps. */
  semanticTokens(snapshot: Snapshot): readonly SemanticToken[];
  inlayHints(snapshot: Snapshot, span: Span, context: LanguageContext): readonly InlayHint[];
  signatureHelp(snapshot: Snapshot, offset: number): SignatureHelp | undefined;
  codeLenses(snapshot: Snapshot, context: LanguageContext): readonly CodeLens[];
  documentLinks(snapshot: Snapshot, context: LanguageContext): readonly DocumentLink[];
  /** Edits that lay a span out anew and change no meaning; none when the text has errors. */
  format(snapshot: Snapshot, span: Span, options: FormatOptions): readonly Edit[];
  /** Edits that follow a typed character, which ends at the offset. */
  formatOnType(snapshot: Snapshot, offset: number, options: FormatOptions): readonly Edit[];
}

/** A language that has nothing to say; others say something about some of it. */
export const silentLanguage: Language = {
  id: 'other',
  rules: [],
  diagnose: () => [],
  complete: () => [],
  hover: () => undefined,
  definition: () => [],
  references: () => [],
  symbols: () => [],
  folding: () => [],
  refactorings: () => [],
  highlights: () => [],
  renameTarget: () => undefined,
  rename: () => undefined,
  selectionRanges: () => [],
  semanticTokens: () => [],
  inlayHints: () => [],
  signatureHelp: () => undefined,
  codeLenses: () => [],
  documentLinks: () => [],
  format: () => [],
  formatOnType: () => [],
};
