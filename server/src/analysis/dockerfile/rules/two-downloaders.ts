import { defineRule } from '../../core/rule.ts';
import type { ShellCommand } from '../../shell/script.ts';
import type { DockerfileModel } from '../model/model.ts';
import { shippedStages } from '../model/shipped-stages.ts';

/** Reports images that use both curl and wget. */
export const twoDownloaders = defineRule<DockerfileModel>({
  id: 'two-downloaders',
  summary: 'Both curl and wget are used',
  severity: 'hint',
  aliases: ['DL4001'],
  *check(model) {
    for (const { instructions } of shippedStages(model)) {
      let first: ShellCommand | undefined;
      for (const instruction of instructions) {
        const commands = instruction.kind === 'RUN' ? model.scriptOf(instruction)?.commands : [];
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
    }
  },
});
