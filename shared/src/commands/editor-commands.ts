import type { CommandContribution } from './command.ts';

/** Commands of the editor, the language server and the rows of trees. */
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
  {
    id: 'showMoreRows',
    title: 'Show More Rows',
    titleZh: '显示更多行',
    palette: false,
  },
  {
    id: 'followAdvice',
    title: 'Follow Advice',
    titleZh: '按建议操作',
    palette: false,
  },
  {
    id: 'showRulePage',
    title: 'Explain Rule',
    titleZh: '解释规则',
    palette: false,
  },
  {
    id: 'lens.showLocations',
    title: 'Show Where It Is Used',
    titleZh: '显示使用位置',
    palette: false,
  },
] as const satisfies readonly CommandContribution[];
