import type { Location } from 'vscode-languageserver';
import { toLocations, toOffset } from '../convert.ts';
import type { Session } from '../session.ts';

/** Answers `textDocument/references`. */
export function registerReferences(session: Session): void {
  const { connection, guard, analysis } = session;
  connection.onReferences(({ textDocument, position }, token) =>
    guard.request<Location[]>('Find references', token, [], async () => {
      const scene = await session.scene(textDocument.uri);
      if (!scene) return [];
      const { snapshot, context, find } = scene;
      const offset = toOffset(position, snapshot.lines);
      return toLocations(analysis.references(snapshot, offset, context), snapshot, find);
    }),
  );
}
