import { type Disposable, workspace } from 'vscode';
import type { engineCommands } from '../../shared/src/commands/engine-commands.ts';
import type { CommandHandlers } from './commands/command-handler.ts';
import { createEngineConnection, type EngineConnection } from './docker/connect-engine.ts';
import type { Shell } from './ui/shell.ts';

/** The Containers view and its commands. */
export interface EnginePart extends Disposable {
  readonly connection: EngineConnection;
  readonly handlers: CommandHandlers<(typeof engineCommands)[number]['id']>;
}

/** Creates what belongs to the Docker engine; it is not touched before the view is shown or a command runs. */
export function startEnginePart(_shell: Shell): EnginePart {
  const connection = createEngineConnection(() => ({
    host: workspace.getConfiguration('slipway').get('docker.host', ''),
    environment: process.env,
  }));
  return { connection, handlers: {}, dispose: () => connection.dispose() };
}
