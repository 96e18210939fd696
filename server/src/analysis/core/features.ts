import type { Addition, Edit } from './edit.ts';
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
  /** Files that it makes, or adds text to. */
  readonly additions?: readonly Addition[];
}

/** How text is laid out. */
export interface FormatOptions {
  /** Spaces per level. */
  readonly tabSize: number;
  readonly insertSpaces: boolean;
}

/** What a piece of text is, for its colour; names are those of LSP. */
export interface SemanticToken {
  /** Lies on one line. */
  readonly span: Span;
  readonly type: SemanticTokenType;
  readonly modifiers?: readonly SemanticTokenModifier[];
}

/** The token types that Slipway uses, in the order of its legend. */
export const semanticTokenTypes = [
  ...['keyword', 'comment', 'string', 'number', 'operator', 'variable', 'parameter', 'property'],
  ...['function', 'class', 'namespace', 'enumMember', 'macro', 'type'],
] as const;

/** One of the legend's types. */
export type SemanticTokenType = (typeof semanticTokenTypes)[number];

/** The token modifiers that Slipway uses, in the order of its legend. */
export const semanticTokenModifiers = ['declaration', 'readonly', 'deprecated'] as const;

/** One of the legend's modifiers. */
export type SemanticTokenModifier = (typeof semanticTokenModifiers)[number];

/** An occurrence of what stands at the cursor. */
export interface DocumentHighlight {
  readonly span: Span;
  readonly kind: 'text' | 'read' | 'write';
}

/** The name that a rename would replace. */
export interface RenameTarget {
  readonly span: Span;
  readonly name: string;
}

/** The edits of a rename, or the sentence that says why the new name is impossible. */
export type RenameResult =
  | { readonly kind: 'edits'; readonly edits: readonly Edit[] }
  | { readonly kind: 'refused'; readonly reason: string };

/** A text that is shown inside the line and is not part of it. */
export interface InlayHint {
  readonly offset: number;
  readonly label: string;
  /** Markdown. */
  readonly tooltip?: string;
  /** Where a gap keeps the hint from its neighbour. */
  readonly padding: 'left' | 'right';
}

/** The forms of what is being typed; the cursor stands in `activeParameter` of `activeSignature`. */
export interface SignatureHelp {
  readonly signatures: readonly Signature[];
  readonly activeSignature: number;
  readonly activeParameter: number | undefined;
}

/** One form of an instruction or a field. */
interface Signature {
  readonly label: string;
  /** Markdown. */
  readonly documentation?: string;
  /** Each label is a part of the signature's label, in its order. */
  readonly parameters: readonly { readonly label: string; readonly documentation?: string }[];
}

/** A line of actions above a piece of text. */
export interface CodeLens {
  readonly span: Span;
  readonly title: string;
  readonly action: LensAction;
}

/** What a lens does; the LSP layer knows the client's command for each. */
type LensAction =
  | { readonly kind: 'build-stage'; readonly stage: string }
  | { readonly kind: 'run-image'; readonly image: string; readonly stage: string }
  | { readonly kind: 'show-locations'; readonly locations: readonly Location[] }
  | { readonly kind: 'apply' };

/** A piece of text that leads somewhere. */
export interface DocumentLink {
  readonly span: Span;
  /** An address: `https:` for the web, `file:` for the workspace. */
  readonly target: string;
  readonly tooltip?: string;
}
