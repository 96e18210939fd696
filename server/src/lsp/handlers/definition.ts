import type { Location } from 'vscode-languageserver';
import { toLocations, toOffset } from '../convert.ts';
import type { Session } from '../session.ts';

/** Answers `textDocument/definition`. */
export function registerDefinition(session: Session): void {
  const { connection, guard, analysis } = session;
  connection.onDefinition(({ textDocument, position }, token) =>
    guard.request<Location[]>('Go to definition', token, [], async () => {
      const scene = await session.scene(textDocument.uri);
      if (!scene) return [];
      const { snapshot, context, find } = scene;
      const offset = toOffset(position, snapshot.lines);
      return toLocations(analysis.definition(snapshot, offset, context), snapshot, find);
    }),
  );
}
