import {
  LSPErrorCodes,
  type Range,
  ResponseError,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { toOffset, toRange, toWorkspaceEdit } from '../convert.ts';
import type { Session } from '../session.ts';

/** Answers `textDocument/prepareRename` and `textDocument/rename`. */
export function registerRename(session: Session): void {
  const { connection, guard, analysis, documents } = session;
  connection.onPrepareRename(({ textDocument, position }, token) =>
    guard.request<{ range: Range; placeholder: string } | null>('Rename', token, null, () => {
      const snapshot = documents.get(textDocument.uri)?.snapshot;
      const target =
        snapshot && analysis.renameTarget(snapshot, toOffset(position, snapshot.lines));
      if (!snapshot || !target) return null;
      return { range: toRange(target.span, snapshot.lines), placeholder: target.name };
    }),
  );
  connection.onRenameRequest(({ textDocument, position, newName }, token) =>
    guard.request<WorkspaceEdit | ResponseError | null>('Rename', token, null, async () => {
      const scene = await session.scene(textDocument.uri);
      if (!scene) return null;
      const { snapshot, context, find } = scene;
      const offset = toOffset(position, snapshot.lines);
      const result = analysis.rename(snapshot, offset, newName, context);
      if (result?.kind === 'refused') {
        return new ResponseError(LSPErrorCodes.RequestFailed, result.reason);
      }
      const clientUri = (uri: string) => documents.get(uri)?.clientUri ?? uri;
      return (result && toWorkspaceEdit(result.edits, snapshot, find, clientUri)) ?? null;
    }),
  );
}
