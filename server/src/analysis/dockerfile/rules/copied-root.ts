import type { Finding } from '../../core/finding.ts';
import { defineRule } from '../../core/rule.ts';
import type { DockerfileModel } from '../model/model.ts';
import { movedFindings, perInstruction } from '../syntax/moved-instruction.ts';
import type { Instruction } from '../syntax/nodes.ts';

/** Reports copies of everything that an image holds. */
export const copiedRoot = defineRule<DockerfileModel>({
  id: 'copied-root',
  summary: 'Whole file system of another image is copied',
  severity: 'information',
  aliases: ['DL3067'],
  *check(model) {
    for (const copy of model.tree.instructions) {
      const found = copyOfRoot(copy);
      if (found && !isMadeForCopying(copy, model)) yield* movedFindings(copy, [found]);
    }
  },
});

const copyOfRoot = perInstruction((copy): Finding | undefined => {
  if (copy.kind !== 'COPY' || !copy.from || copy.destination?.value !== '/') return undefined;
  const source = copy.sources.find(({ value }) => value === '/');
  return (
    source && {
      span: source.span,
      message: `Everything of "${copy.from.value}" is written over this image, its configuration (USER, ENV, ENTRYPOINT) is lost, and nothing is left out; name the folders that are needed, or start FROM it.`,
    }
  );
});

/** A stage from scratch holds what was put there and nothing else; so do the helpers of tonistiigi/xx. */
function isMadeForCopying(instruction: Instruction, model: DockerfileModel): boolean {
  if (instruction.kind !== 'COPY' || !instruction.from) return false;
  const stage = model.stageNamed(instruction.from.value, instruction);
  if (stage?.base.kind === 'scratch') return true;
  const reference = stage?.base.kind === 'image' ? stage.base.reference : instruction.from.value;
  return /(?:^|\/)tonistiigi\/xx(?:[:@]|$)/.test(reference);
}
