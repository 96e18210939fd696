import { defineInstructionRule } from '../model/instruction-rule.ts';

/** Reports a RUN that only changes the folder, which the next instruction does not see. */
export const cdInRun = defineInstructionRule({
  id: 'cd-in-run',
  summary: 'Folder is changed for one RUN only',
  severity: 'warning',
  aliases: ['DL3003'],
  instructions: ['RUN'],
  *checkInstruction(_, script) {
    const last = script?.commands.at(-1);
    if (last?.name?.value !== 'cd' || last.context !== 'top') return;
    yield {
      span: last.name.span,
      message:
        'The next instruction starts in the folder of WORKDIR again, so this cd has no effect.',
    };
  },
});
