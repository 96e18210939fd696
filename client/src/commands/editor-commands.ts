import { commands, type LogOutputChannel } from 'vscode';
import type { editorCommands } from '../../../shared/src/commands/editor-commands.ts';
import type { LanguageService } from '../language-client.ts';
import type { MessageNode, MoreNode } from '../views/tree-model.ts';
import type { CommandHandlers } from './command-handler.ts';

type EditorCommandId = (typeof editorCommands)[number]['id'];

/** What each command of the editor does. */
export function editorCommandHandlers(
  output: LogOutputChannel,
  language: LanguageService,
): CommandHandlers<EditorCommandId> {
  return {
    restartLanguageServer: () => language.restart(),
    showOutput: () => output.show(),
    showMoreRows: (row) => (row as Partial<MoreNode> | undefined)?.showMore?.(),
    followAdvice: async (row) => {
      const action = (row as Partial<MessageNode> | undefined)?.action;
      if (action) await commands.executeCommand(action.command, ...(action.arguments ?? []));
    },
  };
}
