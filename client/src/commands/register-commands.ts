import { commands, Disposable } from 'vscode';
import type { CommandId } from '../../../shared/src/commands/all-commands.ts';
import type { NotifyError } from '../ui/notify.ts';
import type { CommandHandler, CommandHandlers } from './command-handler.ts';

/** Registers every command of the manifest; a failure of any of them becomes one message. */
export function registerCommands(
  handlers: CommandHandlers<CommandId>,
  notifyError: NotifyError,
): Disposable {
  return Disposable.from(
    ...Object.entries<CommandHandler>(handlers).map(([id, handler]) =>
      commands.registerCommand(`slipway.${id}`, async (...given: unknown[]) => {
        try {
          return await handler(...given.slice(0, 3));
        } catch (error) {
          notifyError(error);
        }
        return undefined;
      }),
    ),
  );
}
