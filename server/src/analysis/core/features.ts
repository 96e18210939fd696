import type { Edit } from './edit.ts';
import type { Span } from './span.ts';

/** One completion item; `snippet` uses LSP snippet syntax and replaces `replace`. */
export interface Completion {
  readonly label: string;
  readonly kind: CompletionKind;
  readonly detail?: string;
  /** Markdown. */
  readonly documentation?: string;
  readonly replace: Span;
  readonly snippet: string;
  /** Sort key; items with equal keys sort by label. */
  readonly rank?: number;
  readonly deprecated?: boolean;
  /** Ask for completions again after this item was accepted (`kind: ` → values). */
  readonly triggerAgain?: boolean;
}

/** What a completion item stands for; decides its icon. */
export type CompletionKind =
  | 'keyword'
  | 'property'
  | 'value'
  | 'enum'
  | 'variable'
  | 'reference'
  | 'file'
  | 'snippet';

/** Markdown about a span. */
export interface Hover {
  readonly span: Span;
  readonly markdown: string;
}

/** A place in a document. */
export interface Location {
  readonly uri: string;
  readonly span: Span;
}

/** An entry of the outline. */
export interface DocumentSymbol {
  readonly name: string;
  readonly detail?: string;
  readonly kind: SymbolKind;
  readonly span: Span;
  /** The name itself; lies inside `span`. */
  readonly selection: Span;
  readonly children: readonly DocumentSymbol[];
}

/** What an outline entry stands for; decides its icon. */
export type SymbolKind =
  | 'module'
  | 'object'
  | 'field'
  | 'array'
  | 'variable'
  | 'function'
  | 'key'
  | 'string';

/** A span that can be folded away. */
export interface FoldingRange {
  readonly span: Span;
  readonly kind?: 'comment' | 'region';
}

/** A change that the user can choose at a selection and that removes no finding. */
export interface Refactoring {
  readonly title: string;
  readonly kind: 'extract' | 'inline' | 'rewrite' | 'create';
  readonly edits: readonly Edit[];
}
