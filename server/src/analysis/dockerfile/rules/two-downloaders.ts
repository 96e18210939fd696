import type { ShellCommand } from '../../shell/script.ts';
import { defineStageRule } from '../model/stage-rule.ts';

/** Reports images that use both curl and wget. */
export const twoDownloaders = defineStageRule({
  id: 'two-downloaders',
  summary: 'Both curl and wget are used',
  severity: 'hint',
  aliases: ['DL4001'],
  *checkStage({ instructions, isShipped }, { scriptOf }) {
    if (!isShipped) return;
    let first: ShellCommand | undefined;
    for (const instruction of instructions) {
      const commands = instruction.kind === 'RUN' ? scriptOf(instruction)?.commands : [];
      for (const command of commands ?? []) {
        const name = command.name?.value;
        if (!command.name || (name !== 'curl' && name !== 'wget')) continue;
        first ??= command;
        if (first.name?.value === name || !first.name) continue;
        const span = command.name.span;
        const other = first.name.text;
        yield {
          span,
          message: `${name} and ${other} do the same here, so the image carries two programs where one is enough.`,
          related: [{ span: first.name.span, message: `${other} is used here.` }],
        };
      }
    }
  },
});
