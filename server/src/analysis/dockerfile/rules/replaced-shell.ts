import { defineInstructionRule } from '../model/instruction-rule.ts';

/** Reports that the shell of the image is replaced for the sake of the build. */
export const replacedShell = defineInstructionRule({
  id: 'replaced-shell',
  summary: 'Shell of the image is replaced',
  severity: 'information',
  aliases: ['DL4005'],
  instructions: ['RUN'],
  *checkInstruction(_, script) {
    for (const { name, arguments: words } of script?.commands ?? []) {
      const target = words.at(-1);
      if (name?.value !== 'ln' || words.length < 2) continue;
      if (!/^(?:\/usr)?\/bin\/sh$/.test(target?.value ?? '')) continue;
      yield {
        span: name.span,
        message:
          'Every script of the image now runs in another shell than its authors had in mind, while SHELL would change it for the build alone.',
      };
    }
  },
});
