import type { StageView } from '../model/model.ts';
import { defineStageRule } from '../model/stage-rule.ts';
import type { Instruction } from '../syntax/nodes.ts';

/** Reports RUNs of one command that follow each other in the image and could be one. */
export const consecutiveRuns = defineStageRule({
  id: 'consecutive-runs',
  summary: 'RUN of one command follows another',
  severity: 'hint',
  aliases: ['DL3059'],
  *checkStage({ instructions, isShipped }, view) {
    if (!isShipped) return;
    for (const [index, run] of instructions.entries()) {
      const before = instructions[index - 1];
      if (!before || !isSingleCommand(view, run) || !isSingleCommand(view, before)) continue;
      if (flagsOf(run) !== flagsOf(before)) continue;
      yield {
        span: run.keyword.span,
        message:
          'Each RUN adds a layer to the image; joined with the one above by &&, this would be one layer.',
      };
    }
  },
});

function isSingleCommand({ scriptOf }: StageView, instruction: Instruction): boolean {
  if (instruction.kind !== 'RUN' || instruction.heredocs.length > 0) return false;
  const own = scriptOf(instruction)?.commands.filter(({ isInner }) => !isInner);
  return instruction.json !== undefined || own?.length === 1;
}

function flagsOf({ flags }: Instruction): string {
  return flags.map(({ name, value }) => `${name.text}=${value?.text ?? ''}`).join(' ');
}
