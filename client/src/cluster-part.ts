import type { Disposable } from 'vscode';
import type { clusterCommands } from '../../shared/src/commands/cluster-commands.ts';
import type { CommandHandlers } from './commands/command-handler.ts';
import type { EngineConnection } from './docker/connect-engine.ts';
import type { Shell } from './ui/shell.ts';

/** The Clusters view and its commands. */
export interface ClusterPart extends Disposable {
  readonly handlers: CommandHandlers<(typeof clusterCommands)[number]['id']>;
}

/** Creates what belongs to clusters; nothing is read before the view is shown or a command runs. */
export function startClusterPart(_shell: Shell, _engine: EngineConnection): ClusterPart {
  return { handlers: {}, dispose: () => undefined };
}
