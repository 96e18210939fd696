import { commands, Disposable, workspace } from 'vscode';
import type { engineCommands } from '../../shared/src/commands/engine-commands.ts';
import type { CommandHandlers } from './commands/command-handler.ts';
import { type Builder, createBuilder } from './commands/docker/builder.ts';
import { engineCommandHandlers } from './commands/docker/engine-commands.ts';
import { createEngineConnection, type EngineConnection } from './docker/connect-engine.ts';
import { createEngineImages } from './docker/engine-images.ts';
import { createEngineWatch } from './docker/engine-watch.ts';
import type { Shell } from './ui/shell.ts';
import { engineTree } from './views/docker/engine-tree.ts';
import { createTreeView } from './views/tree-view.ts';

/** The Containers view and its commands. */
export interface EnginePart extends Disposable {
  readonly connection: EngineConnection;
  readonly builder: Builder;
  readonly handlers: CommandHandlers<(typeof engineCommands)[number]['id']>;
}

/** Creates what belongs to the Docker engine; it is not touched before the view is shown or a command runs. */
export function startEnginePart(shell: Shell): EnginePart {
  const connection = createEngineConnection(() => ({
    host: workspace.getConfiguration('slipway').get('docker.host', ''),
    environment: process.env,
  }));
  const watch = createEngineWatch(connection);
  const builder = createBuilder(shell, connection);
  const view = createTreeView({
    id: 'slipway.containers',
    explain: shell.explain,
    root: engineTree(connection, watch, (state) => {
      void commands.executeCommand('setContext', 'slipway.engineState', state);
    }),
  });
  const reconnect = () => {
    connection.reset();
    watch.restart();
    view.refresh();
  };
  shell.language.answer('slipway/engineImages', createEngineImages(connection));
  const parts = Disposable.from(
    view,
    builder,
    connection,
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('slipway.docker.host')) reconnect();
    }),
  );
  return {
    connection,
    builder,
    handlers: engineCommandHandlers({ shell, connection, builder, refresh: reconnect }),
    dispose: () => void parts.dispose(),
  };
}
