import {
  type CompletionItem,
  CompletionItemKind,
  CompletionItemTag,
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type DocumentSymbol,
  type FoldingRange,
  FoldingRangeKind,
  type Hover,
  InsertTextFormat,
  type Location,
  MarkupKind,
  type Position,
  type Range,
  SymbolKind,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { Addition, Edit } from '../analysis/core/edit.ts';
import type * as features from '../analysis/core/features.ts';
import type { ReportedFinding, Severity } from '../analysis/core/finding.ts';
import { createLineIndex, type LineIndex } from '../analysis/core/line-index.ts';
import type { Snapshot } from '../analysis/core/snapshot.ts';
import type { Span } from '../analysis/core/span.ts';

/** Finds a document by its URI, to count the lines of another file. */
export type FindSnapshot = (uri: string) => Snapshot | undefined;

/** An LSP position as an offset. */
export function toOffset(position: Position, lines: LineIndex): number {
  return lines.offsetAt({ line: position.line, column: position.character });
}

/** An LSP range as a span. */
export function toSpan(range: Range, lines: LineIndex): Span {
  return { start: toOffset(range.start, lines), end: toOffset(range.end, lines) };
}

/** An offset as an LSP position. */
export function toPosition(offset: number, lines: LineIndex): Position {
  const { line, column } = lines.positionAt(offset);
  return { line, character: column };
}

/** A span as an LSP range. */
export function toRange(span: Span, lines: LineIndex): Range {
  return { start: toPosition(span.start, lines), end: toPosition(span.end, lines) };
}

/** A finding as an LSP diagnostic; `page` is the address of its rule's page. */
export function toDiagnostic(
  finding: ReportedFinding,
  snapshot: Snapshot,
  find: FindSnapshot,
  page: string | undefined,
): Diagnostic {
  const related = finding.related?.flatMap(({ uri, span, message }) => {
    const location = toLocation({ uri: uri ?? snapshot.uri, span }, snapshot, find);
    return location ? [{ location, message }] : [];
  });
  return {
    range: toRange(finding.span, snapshot.lines),
    severity: severities[finding.severity],
    code: finding.rule,
    source: 'slipway',
    message: finding.message,
    ...(page && { codeDescription: { href: page } }),
    ...(finding.tag && { tags: [tags[finding.tag]] }),
    ...(related && related.length > 0 && { relatedInformation: related }),
  };
}

/** A location as LSP has it; undefined when its document is not known. */
function toLocation(
  { uri, span }: features.Location,
  snapshot: Snapshot,
  find: FindSnapshot,
): Location | undefined {
  const target = uri === snapshot.uri ? snapshot : find(uri);
  if (target) return { uri, range: toRange(span, target.lines) };
  // The start of a file is known without its text.
  return span.end === 0 ? { uri, range: toRange(span, snapshot.lines) } : undefined;
}

/** Locations as LSP has them, without those whose document is not known. */
export function toLocations(
  locations: readonly features.Location[],
  snapshot: Snapshot,
  find: FindSnapshot,
): Location[] {
  return locations.flatMap((location) => toLocation(location, snapshot, find) ?? []);
}

/** A completion as an LSP item. */
export function toCompletionItem(
  completion: features.Completion,
  snapshot: Snapshot,
): CompletionItem {
  const { label, kind, detail, documentation, replace, snippet, rank } = completion;
  return {
    label,
    kind: completionKinds[kind],
    insertTextFormat: InsertTextFormat.Snippet,
    textEdit: { range: toRange(replace, snapshot.lines), newText: snippet },
    filterText: label,
    ...(detail !== undefined && { detail }),
    ...(documentation && { documentation: { kind: MarkupKind.Markdown, value: documentation } }),
    ...(rank !== undefined && { sortText: `${String(rank).padStart(5, '0')} ${label}` }),
    ...(completion.deprecated && { tags: [CompletionItemTag.Deprecated] }),
    ...(completion.triggerAgain && {
      command: { title: 'Suggest', command: 'editor.action.triggerSuggest' },
    }),
  };
}

/** A hover as LSP has it. */
export function toHover(hover: features.Hover, snapshot: Snapshot): Hover {
  return {
    contents: { kind: MarkupKind.Markdown, value: hover.markdown },
    range: toRange(hover.span, snapshot.lines),
  };
}

/** An outline entry with its children. */
export function toDocumentSymbol(
  symbol: features.DocumentSymbol,
  lines: LineIndex,
): DocumentSymbol {
  return {
    name: symbol.name || ' ',
    kind: symbolKinds[symbol.kind],
    range: toRange(symbol.span, lines),
    selectionRange: toRange(symbol.selection, lines),
    children: symbol.children.map((child) => toDocumentSymbol(child, lines)),
    ...(symbol.detail !== undefined && { detail: symbol.detail }),
  };
}

/** The LSP kind of an outline entry. */
export function toSymbolKind(kind: features.SymbolKind): SymbolKind {
  return symbolKinds[kind];
}

/** A folding range, or undefined when it lies on one line. */
export function toFoldingRange(
  range: features.FoldingRange,
  lines: LineIndex,
): FoldingRange | undefined {
  const start = lines.positionAt(range.span.start).line;
  const end = lines.positionAt(range.span.end).line;
  if (end <= start) return undefined;
  return {
    startLine: start,
    endLine: end,
    ...(range.kind && { kind: foldingKinds[range.kind] }),
  };
}

/** Edits grouped by document; undefined when one of them lies in a document that is not known. */
export function toWorkspaceEdit(
  edits: readonly Edit[],
  snapshot: Snapshot,
  find: FindSnapshot,
  clientUri: (uri: string) => string,
): WorkspaceEdit | undefined {
  const changes: Record<string, TextEdit[]> = {};
  for (const edit of edits) {
    const target = edit.uri === undefined || edit.uri === snapshot.uri ? snapshot : find(edit.uri);
    if (!target) return undefined;
    const uri = clientUri(target.uri);
    changes[uri] ??= [];
    changes[uri].push({ range: toRange(edit.span, target.lines), newText: edit.text });
  }
  return { changes };
}

/** The edit with text at the end of other files, which are created when they are missing. */
export function withAdditions(edit: WorkspaceEdit, additions: readonly Addition[]): WorkspaceEdit {
  const changes = Object.entries(edit.changes ?? {}).map(([uri, edits]) => ({
    textDocument: { uri, version: null },
    edits,
  }));
  return { documentChanges: [...changes, ...additions.flatMap(toDocumentChanges)] };
}

function toDocumentChanges({ uri, before, text }: Addition) {
  const lines = createLineIndex(before ?? '');
  const range = toRange({ start: before?.length ?? 0, end: before?.length ?? 0 }, lines);
  return [
    ...(before === undefined
      ? [{ kind: 'create' as const, uri, options: { ignoreIfExists: true } }]
      : []),
    { textDocument: { uri, version: null }, edits: [{ range, newText: text }] },
  ];
}

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
} as const satisfies Record<Severity, DiagnosticSeverity>;

const tags = {
  unnecessary: DiagnosticTag.Unnecessary,
  deprecated: DiagnosticTag.Deprecated,
} as const;

const completionKinds: Record<features.CompletionKind, CompletionItemKind> = {
  keyword: CompletionItemKind.Keyword,
  property: CompletionItemKind.Property,
  value: CompletionItemKind.Value,
  enum: CompletionItemKind.EnumMember,
  variable: CompletionItemKind.Variable,
  reference: CompletionItemKind.Reference,
  file: CompletionItemKind.File,
  snippet: CompletionItemKind.Snippet,
};

const symbolKinds: Record<features.SymbolKind, SymbolKind> = {
  module: SymbolKind.Module,
  object: SymbolKind.Object,
  field: SymbolKind.Field,
  array: SymbolKind.Array,
  variable: SymbolKind.Variable,
  function: SymbolKind.Function,
  key: SymbolKind.Key,
  string: SymbolKind.String,
};

const foldingKinds = {
  comment: FoldingRangeKind.Comment,
  region: FoldingRangeKind.Region,
} as const;
