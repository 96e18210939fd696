import { defineInstructionRule } from '../model/instruction-rule.ts';
import type { DockerfileModel } from '../model/model.ts';
import type { Instruction } from '../syntax/nodes.ts';

/** Reports copies of everything that an image holds. */
export const copiedRoot = defineInstructionRule({
  id: 'copied-root',
  summary: 'Whole file system of another image is copied',
  severity: 'information',
  aliases: ['DL3067'],
  instructions: ['COPY'],
  *checkInstruction(instruction) {
    if (!instruction.from) return;
    const { sources, destination } = instruction;
    const source = sources.find(({ value }) => value === '/');
    if (!source || destination?.value !== '/') return;
    yield {
      span: source.span,
      message: `Everything of "${instruction.from.value}" is written over this image, its configuration (USER, ENV, ENTRYPOINT) is lost, and nothing is left out; name the folders that are needed, or start FROM it.`,
    };
  },
  confirm: (found, instruction, model) =>
    isMadeForCopying(instruction, model) ? undefined : found,
});

/** A stage from scratch holds what was put there and nothing else; so do the helpers of tonistiigi/xx. */
function isMadeForCopying(instruction: Instruction, model: DockerfileModel): boolean {
  if (instruction.kind !== 'COPY' || !instruction.from) return false;
  const stage = model.stageNamed(instruction.from.value, instruction);
  if (stage?.base.kind === 'scratch') return true;
  const reference = stage?.base.kind === 'image' ? stage.base.reference : instruction.from.value;
  return /(?:^|\/)tonistiigi\/xx(?:[:@]|$)/.test(reference);
}
