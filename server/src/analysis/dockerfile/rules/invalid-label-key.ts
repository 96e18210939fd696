import { defineInstructionRule } from '../model/instruction-rule.ts';

/** Reports names of labels that other programs may not find or that belong to Docker. */
export const invalidLabelKey = defineInstructionRule({
  id: 'invalid-label-key',
  summary: 'Label has a name against the rules for labels',
  severity: 'hint',
  aliases: ['DL3048'],
  instructions: ['LABEL'],
  *checkInstruction(instruction) {
    if (instruction.kind !== 'LABEL') return;
    for (const { key } of instruction.pairs) {
      const problem = key.value === '' || key.value.includes('$') ? undefined : faultOf(key.value);
      if (problem) yield { span: key.span, message: `"${key.value}" ${problem}.` };
    }
  },
});

function faultOf(key: string): string | undefined {
  const reserved = /^(?:com\.docker|io\.docker|org\.dockerproject)\./.exec(key);
  if (reserved) return `belongs to Docker, because it begins with ${reserved[0]}`;
  if (!/^[a-zA-Z\d._/-]+$/.test(key)) {
    return 'holds characters that programs which read labels do not expect';
  }
  if (!/^[a-zA-Z]/.test(key) || !/[a-zA-Z\d]$/.test(key)) {
    return 'must begin with a letter and end with a letter or a digit to be found by programs';
  }
  if (/\.\.|--/.test(key)) return 'holds two dots or dashes in a row, which filters do not take';
  return undefined;
}
