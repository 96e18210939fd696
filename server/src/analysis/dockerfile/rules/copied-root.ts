import { defineInstructionRule } from '../model/instruction-rule.ts';

/** Reports copies of everything that an image holds. */
export const copiedRoot = defineInstructionRule({
  id: 'copied-root',
  summary: 'Whole file system of another image is copied',
  severity: 'information',
  aliases: ['DL3067'],
  instructions: ['COPY'],
  *checkInstruction(instruction) {
    if (instruction.kind !== 'COPY' || !instruction.from) return;
    const { sources, destination } = instruction;
    const source = sources.find(({ value }) => value === '/');
    if (!source || destination?.value !== '/') return;
    yield {
      span: source.span,
      message: `Everything of "${instruction.from.value}" is written over this image, its configuration (USER, ENV, ENTRYPOINT) is lost, and nothing is left out; name the folders that are needed, or start FROM it.`,
    };
  },
});
