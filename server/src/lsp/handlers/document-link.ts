import type { DocumentLink } from 'vscode-languageserver';
import { toRange } from '../convert.ts';
import type { Session } from '../session.ts';

/** Answers `textDocument/documentLink`. */
export function registerDocumentLink(session: Session): void {
  const { connection, guard, analysis } = session;
  connection.onDocumentLinks(({ textDocument }, token) =>
    guard.request<DocumentLink[]>('Links', token, [], async () => {
      const scene = await session.scene(textDocument.uri);
      if (!scene) return [];
      const { snapshot, context } = scene;
      return analysis.documentLinks(snapshot, context).map(({ span, target, tooltip }) => ({
        range: toRange(span, snapshot.lines),
        target,
        ...(tooltip && { tooltip }),
      }));
    }),
  );
}
