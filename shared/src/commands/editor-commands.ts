import type { CommandContribution } from './command.ts';

/** Commands of the editor and the language server. */
export const editorCommands = [
  {
    id: 'restartLanguageServer',
    title: 'Restart Language Server',
    titleZh: '重启语言服务器',
  },
  {
    id: 'showOutput',
    title: 'Show Output',
    titleZh: '显示输出',
  },
] as const satisfies readonly CommandContribution[];
