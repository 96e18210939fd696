import { commands, type LogOutputChannel } from 'vscode';
import type { editorCommands } from '../../../shared/src/commands/editor-commands.ts';
import type { LanguageService } from '../language-client.ts';
import type { ReadonlyDocuments } from '../ui/readonly-documents.ts';
import type { MessageNode, MoreNode } from '../views/tree-model.ts';
import type { CommandHandlers } from './command-handler.ts';
import { showLocations } from './show-locations.ts';

type EditorCommandId = (typeof editorCommands)[number]['id'];

/** What each command of the editor does. */
export function editorCommandHandlers(
  output: LogOutputChannel,
  language: LanguageService,
  documents: ReadonlyDocuments,
): CommandHandlers<EditorCommandId> {
  return {
    restartLanguageServer: () => language.restart(),
    showOutput: () => output.show(),
    showMoreRows: (row) => (row as Partial<MoreNode> | undefined)?.showMore?.(),
    followAdvice: async (row) => {
      const action = (row as Partial<MessageNode> | undefined)?.action;
      if (action) await commands.executeCommand(action.command, ...(action.arguments ?? []));
    },
    showRulePage: async (rule) => {
      if (typeof rule !== 'string') return;
      const page = await language.request('slipway/rulePage', { rule });
      if (!page) return;
      const uri = documents.hold({ path: `rules/${rule}.md`, text: page.markdown });
      await commands.executeCommand('markdown.showPreview', uri);
    },
    'lens.showLocations': showLocations,
  };
}
