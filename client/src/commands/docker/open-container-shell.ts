import { l10n } from 'vscode';
import { openTerminal } from '../../ui/stream-terminal.ts';
import type { CommandHandler } from '../command-handler.ts';
import { chooseContainers } from './choose-resources.ts';
import type { EngineContext } from './engine-context.ts';

const shells = ['bash', 'sh'];

/** Opens a shell in running containers, the best one that each has. */
export function openContainerShell({ connection, shell }: EngineContext): CommandHandler {
  return async (target, selection) => {
    const engine = await connection.connect();
    const running = await chooseContainers(
      engine,
      target,
      selection,
      ({ state }) => state === 'running',
    );
    for (const { id, name } of running) {
      openTerminal({
        name: l10n.t('Shell: {0}', name),
        icon: 'terminal',
        raw: true,
        open: async (screen) => {
          try {
            const opened = await engine.openShell(id, {
              commands: shells,
              ...screen.size,
              onData: (data) => screen.write(data),
              onEnd: (code) => screen.end(endNote(code)),
            });
            return { input: opened.write, resize: opened.resize, close: opened.close };
          } catch (error) {
            throw new Error(shell.explain(error).message, { cause: error });
          }
        },
      });
    }
  };
}

function endNote(code: number | undefined): string {
  return code === undefined
    ? l10n.t('The connection to the shell was lost.')
    : l10n.t('The shell ended with code {0}.', code);
}
