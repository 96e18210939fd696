import type { CodeLens, Command } from 'vscode-languageserver';
import type * as features from '../../analysis/core/features.ts';
import { toLocations, toRange } from '../convert.ts';
import type { Scene, Session } from '../session.ts';

/** Answers `textDocument/codeLens` for clients that have the commands of the extension. */
export function registerCodeLens(session: Session): void {
  const { connection, guard, analysis } = session;
  connection.onCodeLens(({ textDocument: { uri } }, token) =>
    guard.request<CodeLens[]>('Code lenses', token, [], async () => {
      if (!session.client.lensCommands) return [];
      const scene = await session.scene(uri);
      if (!scene?.context.settings.editor.codeLenses) return [];
      const { snapshot, context } = scene;
      return analysis.codeLenses(snapshot, context).map((lens) => ({
        range: toRange(lens.span, snapshot.lines),
        command: toCommand(lens, uri, scene),
      }));
    }),
  );
}

function toCommand({ title, action, span }: features.CodeLens, uri: string, scene: Scene): Command {
  const { snapshot, find } = scene;
  switch (action.kind) {
    case 'build-stage':
      return { title, command: 'slipway.lens.buildStage', arguments: [uri, action.stage] };
    case 'run-image':
      return {
        title,
        command: 'slipway.lens.runImage',
        arguments: [uri, action.image, action.stage],
      };
    case 'apply':
      return { title, command: 'slipway.lens.apply', arguments: [uri] };
    case 'show-locations': {
      const { start } = toRange(span, snapshot.lines);
      const locations = toLocations(action.locations, snapshot, find);
      return { title, command: 'slipway.lens.showLocations', arguments: [uri, start, locations] };
    }
  }
}
