import { defineInstructionRule } from '../model/instruction-rule.ts';

/** Reports the step to another release of the distribution, which belongs into FROM. */
export const distributionUpgrade = defineInstructionRule({
  id: 'distribution-upgrade',
  summary: 'Build moves to another release of the distribution',
  severity: 'information',
  aliases: ['DL3035'],
  instructions: ['RUN'],
  *checkInstruction(_, script) {
    for (const { name, arguments: words } of script?.commands ?? []) {
      if (name?.value !== 'zypper') continue;
      const subcommand = words.find(({ text }) => !text.startsWith('-'));
      if (subcommand?.text !== 'dup' && subcommand?.text !== 'dist-upgrade') continue;
      yield {
        span: subcommand.span,
        message:
          'The image becomes whatever release is newest on the day of the build, although FROM names another one.',
      };
    }
  },
});
