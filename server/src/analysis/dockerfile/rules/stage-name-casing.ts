import { defineInstructionRule } from '../model/instruction-rule.ts';

/** Reports stage names with upper-case letters. */
export const stageNameCasing = defineInstructionRule({
  id: 'stage-name-casing',
  summary: 'Stage name has upper-case letters',
  severity: 'information',
  aliases: ['StageNameCasing'],
  instructions: ['FROM'],
  *checkInstruction({ stageName: name }) {
    const lower = name?.text.toLowerCase();
    if (!name || !lower || name.text === lower) return;
    yield {
      span: name.span,
      message: `BuildKit knows this stage as "${lower}", so FROM ${name.text} would look for an image.`,
      fixes: [
        { title: `Write ${lower}`, safety: 'safe', edits: [{ span: name.span, text: lower }] },
      ],
    };
  },
});
