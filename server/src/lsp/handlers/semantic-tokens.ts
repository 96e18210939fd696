import { type SemanticTokens, SemanticTokensBuilder } from 'vscode-languageserver';
import {
  type SemanticToken,
  semanticTokenModifiers,
  semanticTokenTypes,
} from '../../analysis/core/features.ts';
import type { LineIndex } from '../../analysis/core/line-index.ts';
import { toSpan } from '../convert.ts';
import type { Session } from '../session.ts';

/** The types and modifiers that the numbers of semantic tokens stand for. */
export const semanticTokensLegend = {
  tokenTypes: [...semanticTokenTypes],
  tokenModifiers: [...semanticTokenModifiers],
};

/** Answers `textDocument/semanticTokens` for whole documents, for ranges and as the difference to the last answer. */
export function registerSemanticTokens(session: Session): void {
  const { connection, guard, analysis, documents } = session;
  const builders = new Map<string, SemanticTokensBuilder>();
  const { semanticTokens } = connection.languages;
  const fill = (builder: SemanticTokensBuilder, uri: string) => {
    const snapshot = documents.get(uri)?.snapshot;
    if (snapshot) push(builder, analysis.semanticTokens(snapshot), snapshot.lines);
  };
  const builderOf = (uri: string) => {
    const known = builders.get(uri) ?? new SemanticTokensBuilder();
    builders.set(uri, known);
    return known;
  };

  semanticTokens.on(({ textDocument: { uri } }, token) =>
    guard.request<SemanticTokens>('Colours', token, { data: [] }, () => {
      for (const known of builders.keys()) if (!documents.get(known)) builders.delete(known);
      builders.delete(uri);
      const builder = builderOf(uri);
      fill(builder, uri);
      return builder.build();
    }),
  );
  semanticTokens.onDelta(({ textDocument: { uri }, previousResultId }, token) =>
    guard.request('Colours', token, { data: [] }, () => {
      const builder = builderOf(uri);
      builder.previousResult(previousResultId);
      fill(builder, uri);
      return builder.buildEdits();
    }),
  );
  semanticTokens.onRange(({ textDocument: { uri }, range }, token) =>
    guard.request<SemanticTokens>('Colours', token, { data: [] }, () => {
      const builder = new SemanticTokensBuilder();
      const snapshot = documents.get(uri)?.snapshot;
      if (!snapshot) return builder.build();
      const { start, end } = toSpan(range, snapshot.lines);
      const tokens = analysis
        .semanticTokens(snapshot)
        .filter(({ span }) => span.start < end && start < span.end);
      push(builder, tokens, snapshot.lines);
      return builder.build();
    }),
  );
}

function push(
  builder: SemanticTokensBuilder,
  tokens: readonly SemanticToken[],
  lines: LineIndex,
): void {
  for (const { span, type, modifiers } of tokens) {
    const { line, column } = lines.positionAt(span.start);
    builder.push(
      line,
      column,
      span.end - span.start,
      typeNumbers.get(type) ?? 0,
      modifierBits(modifiers),
    );
  }
}

const typeNumbers = new Map(semanticTokenTypes.map((type, at) => [type, at]));

function modifierBits(modifiers: SemanticToken['modifiers']): number {
  if (!modifiers) return 0;
  return modifiers.reduce(
    (bits, modifier) => bits | (1 << semanticTokenModifiers.indexOf(modifier)),
    0,
  );
}
