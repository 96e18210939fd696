import type { CompletionList } from 'vscode-languageserver';
import { toCompletionItem, toOffset } from '../convert.ts';
import { liveCompletions } from '../live-completions.ts';
import type { Session } from '../session.ts';

/** Answers `textDocument/completion`; names of a live engine or cluster join when they come in time. */
export function registerCompletion(session: Session): void {
  const { connection, guard, analysis } = session;
  connection.onCompletion(({ textDocument, position }, token) =>
    guard.request<CompletionList | null>('Completion', token, null, async () => {
      const scene = await session.scene(textDocument.uri);
      if (!scene) return null;
      const { snapshot, context } = scene;
      const offset = toOffset(position, snapshot.lines);
      const known = analysis.complete(snapshot, offset, context);
      const live = await liveCompletions(session, scene, offset, known);
      return {
        isIncomplete: live.late,
        items: [...known, ...live.completions].map((item) => toCompletionItem(item, snapshot)),
      };
    }),
  );
}
