import { type InlayHint, MarkupKind } from 'vscode-languageserver';
import { toPosition, toSpan } from '../convert.ts';
import type { Session } from '../session.ts';

/** Answers `textDocument/inlayHint`. */
export function registerInlayHint(session: Session): void {
  const { connection, guard, analysis } = session;
  connection.languages.inlayHint.on(({ textDocument, range }, token) =>
    guard.request<InlayHint[]>('Inlay hints', token, [], async () => {
      const scene = await session.scene(textDocument.uri);
      if (!scene) return [];
      const { snapshot, context } = scene;
      const span = toSpan(range, snapshot.lines);
      return analysis
        .inlayHints(snapshot, span, context)
        .map(({ offset, label, tooltip, padding }) => ({
          position: toPosition(offset, snapshot.lines),
          label,
          ...(tooltip && { tooltip: { kind: MarkupKind.Markdown, value: tooltip } }),
          paddingLeft: padding === 'left',
          paddingRight: padding === 'right',
        }));
    }),
  );
}
