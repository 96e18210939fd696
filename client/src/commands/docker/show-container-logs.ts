import { l10n } from 'vscode';
import { openTerminal } from '../../ui/stream-terminal.ts';
import type { CommandHandler } from '../command-handler.ts';
import { chooseContainers } from './choose-resources.ts';
import type { EngineContext } from './engine-context.ts';

const linesFromTheEnd = 1000;

/** Follows the output of containers, each in a terminal of its own, until they stop. */
export function showContainerLogs({ connection, shell }: EngineContext): CommandHandler {
  return async (target, selection) => {
    const engine = await connection.connect();
    for (const { id, name } of await chooseContainers(engine, target, selection)) {
      openTerminal({
        name: l10n.t('Logs: {0}', name),
        icon: 'output',
        open: (screen) => {
          const controller = new AbortController();
          const follow = async () => {
            const options = { follow: true, tail: linesFromTheEnd };
            for await (const data of engine.logs(id, options, controller.signal)) {
              screen.write(data);
            }
          };
          follow().then(
            () => screen.end(l10n.t('Container {0} has stopped.', name)),
            (error: unknown) => screen.end(shell.explain(error).message),
          );
          return Promise.resolve({ close: () => controller.abort() });
        },
      });
    }
  };
}
