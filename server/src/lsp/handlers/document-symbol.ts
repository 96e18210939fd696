import type { DocumentSymbol } from 'vscode-languageserver';
import { toDocumentSymbol } from '../convert.ts';
import type { Session } from '../session.ts';

/** Answers `textDocument/documentSymbol`. */
export function registerDocumentSymbol(session: Session): void {
  const { connection, guard, analysis, documents } = session;
  connection.onDocumentSymbol(({ textDocument }, token) =>
    guard.request<DocumentSymbol[]>('Outline', token, [], () => {
      const snapshot = documents.get(textDocument.uri)?.snapshot;
      if (!snapshot) return [];
      return analysis.symbols(snapshot).map((symbol) => toDocumentSymbol(symbol, snapshot.lines));
    }),
  );
}
