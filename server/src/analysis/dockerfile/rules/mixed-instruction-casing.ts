import { defineRule } from '../../core/rule.ts';
import type { DockerfileModel } from '../model/model.ts';
import { perInstruction } from '../syntax/moved-instruction.ts';

/** Reports instructions that are not in the case that most instructions of the file are in. */
export const mixedInstructionCasing = defineRule<DockerfileModel>({
  id: 'mixed-instruction-casing',
  summary: 'Instruction differs in case from the others',
  severity: 'hint',
  aliases: ['ConsistentInstructionCasing', 'CASING_INSTRUCTION'],
  *check({ tree }) {
    // BuildKit looks at stages only, so not at what comes before the first of them.
    const first = tree.instructions.findIndex(({ kind }) => kind === 'FROM');
    const instructions = tree.instructions
      .slice(Math.max(first, 0))
      .filter(({ kind }) => kind !== 'UNKNOWN');
    const cases = instructions.map((one) => caseOf(one));
    const lower = cases.filter((one) => one === 'lower').length;
    const upper = cases.filter((one) => one === 'upper').length;
    const most = lower > upper ? 'lower' : 'upper';
    for (const [at, instruction] of instructions.entries()) {
      if (cases[at] === most) continue;
      const { span, text } = instruction.keyword;
      const wanted = most === 'lower' ? text.toLowerCase() : text.toUpperCase();
      yield {
        span,
        message: `Most instructions of this file are in ${most} case, so "${text}" is easily overlooked.`,
        fixes: [{ title: `Write ${wanted}`, safety: 'safe', edits: [{ span, text: wanted }] }],
      };
    }
  },
});

const caseOf = perInstruction(({ keyword: { text } }) => {
  if (text === text.toLowerCase()) return 'lower';
  return text === text.toUpperCase() ? 'upper' : 'mixed';
});
