import { type DocumentHighlight, DocumentHighlightKind } from 'vscode-languageserver';
import { toOffset, toRange } from '../convert.ts';
import type { Session } from '../session.ts';

/** Answers `textDocument/documentHighlight`. */
export function registerDocumentHighlight(session: Session): void {
  const { connection, guard, analysis, documents } = session;
  connection.onDocumentHighlight(({ textDocument, position }, token) =>
    guard.request<DocumentHighlight[]>('Highlights', token, [], () => {
      const snapshot = documents.get(textDocument.uri)?.snapshot;
      if (!snapshot) return [];
      const { lines } = snapshot;
      return analysis
        .highlights(snapshot, toOffset(position, lines))
        .map(({ span, kind }) => ({ range: toRange(span, lines), kind: kinds[kind] }));
    }),
  );
}

const kinds = {
  text: DocumentHighlightKind.Text,
  read: DocumentHighlightKind.Read,
  write: DocumentHighlightKind.Write,
} as const;
