import { defineRule } from '../../core/rule.ts';
import { runCommands } from '../model/commands.ts';
import type { DockerfileModel } from '../model/model.ts';

/** Reports a RUN that only changes the folder, which the next instruction does not see. */
export const cdInRun = defineRule<DockerfileModel>({
  id: 'cd-in-run',
  summary: 'Folder is changed for one RUN only',
  severity: 'warning',
  aliases: ['DL3003'],
  *check(model) {
    for (const { commands } of runCommands(model)) {
      const last = commands.at(-1);
      if (last?.name?.value !== 'cd' || last.context !== 'top') continue;
      yield {
        span: last.name.span,
        message:
          'The next instruction starts in the folder of WORKDIR again, so this cd has no effect.',
      };
    }
  },
});
