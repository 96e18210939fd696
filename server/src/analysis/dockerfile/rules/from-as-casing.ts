import { defineInstructionRule } from '../model/instruction-rule.ts';

/** Reports `FROM … as` and `from … AS`. */
export const fromAsCasing = defineInstructionRule({
  id: 'from-as-casing',
  summary: 'FROM and AS differ in case',
  severity: 'hint',
  aliases: ['FromAsCasing'],
  instructions: ['FROM'],
  *checkInstruction(from) {
    const { as, keyword } = from;
    if (!as) return;
    const isUpper = keyword.text === keyword.text.toUpperCase();
    const isLower = keyword.text === keyword.text.toLowerCase();
    if (!isUpper && !isLower) return;
    const text = isUpper ? as.text.toUpperCase() : as.text.toLowerCase();
    if (as.text === text) return;
    yield {
      span: as.span,
      message: `"${as.text}" belongs to "${keyword.text}" and is easily overlooked when it is written in another case.`,
      fixes: [{ title: `Write ${text}`, safety: 'safe', edits: [{ span: as.span, text }] }],
    };
  },
});
