import type { Hover } from 'vscode-languageserver';
import { toHover, toOffset } from '../convert.ts';
import type { Session } from '../session.ts';

/** Answers `textDocument/hover`. */
export function registerHover(session: Session): void {
  const { connection, guard, analysis } = session;
  connection.onHover(({ textDocument, position }, token) =>
    guard.request<Hover | null>('Hover', token, null, async () => {
      const scene = await session.scene(textDocument.uri);
      if (!scene) return null;
      const offset = toOffset(position, scene.snapshot.lines);
      const hover = analysis.hover(scene.snapshot, offset, scene.context);
      return hover ? toHover(hover, scene.snapshot) : null;
    }),
  );
}
