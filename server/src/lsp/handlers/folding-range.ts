import type { FoldingRange } from 'vscode-languageserver';
import { toFoldingRange } from '../convert.ts';
import type { Session } from '../session.ts';

/** Answers `textDocument/foldingRange`. */
export function registerFoldingRange(session: Session): void {
  const { connection, guard, analysis, documents } = session;
  connection.onFoldingRanges(({ textDocument }, token) =>
    guard.request<FoldingRange[]>('Folding', token, [], () => {
      const snapshot = documents.get(textDocument.uri)?.snapshot;
      if (!snapshot) return [];
      return analysis
        .folding(snapshot)
        .flatMap((range) => toFoldingRange(range, snapshot.lines) ?? []);
    }),
  );
}
