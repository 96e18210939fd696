import { defineRule } from '../../core/rule.ts';
import type { DockerfileModel } from '../model/model.ts';

/** Reports instructions that are not in the case that most instructions of the file are in. */
export const mixedInstructionCasing = defineRule<DockerfileModel>({
  id: 'mixed-instruction-casing',
  summary: 'Instruction differs in case from the others',
  severity: 'hint',
  aliases: ['ConsistentInstructionCasing', 'CASING_INSTRUCTION'],
  *check({ tree }) {
    // BuildKit looks at stages only, so not at what comes before the first of them.
    const first = tree.instructions.findIndex(({ kind }) => kind === 'FROM');
    const keywords = tree.instructions
      .slice(Math.max(first, 0))
      .filter(({ kind }) => kind !== 'UNKNOWN')
      .map(({ keyword }) => keyword);
    const lower = keywords.filter(({ text }) => text === text.toLowerCase()).length;
    const upper = keywords.filter(({ text }) => text === text.toUpperCase()).length;
    for (const { span, text } of keywords) {
      const wanted = lower > upper ? text.toLowerCase() : text.toUpperCase();
      if (text === wanted) continue;
      yield {
        span,
        message: `Most instructions of this file are in ${lower > upper ? 'lower' : 'upper'} case, so "${text}" is easily overlooked.`,
        fixes: [{ title: `Write ${wanted}`, safety: 'safe', edits: [{ span, text: wanted }] }],
      };
    }
  },
});
