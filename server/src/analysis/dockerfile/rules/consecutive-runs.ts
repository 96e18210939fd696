import { defineRule } from '../../core/rule.ts';
import type { DockerfileModel, Stage } from '../model/model.ts';
import { shippedStages } from '../model/shipped-stages.ts';
import type { Instruction } from '../syntax/nodes.ts';

/** Reports short RUNs that follow each other in the image and could be one. */
export const consecutiveRuns = defineRule<DockerfileModel>({
  id: 'consecutive-runs',
  summary: 'Short RUN follows a short RUN',
  severity: 'hint',
  aliases: ['DL3059'],
  *check(model) {
    const shipped = shippedStages(model);
    for (const stage of model.stages) if (shipped.has(stage)) yield* checkStage(model, stage);
  },
});

function* checkStage(model: DockerfileModel, { instructions }: Stage) {
  for (const [index, run] of instructions.entries()) {
    const before = instructions[index - 1];
    if (!before || !isShortRun(model, run) || !isShortRun(model, before)) continue;
    if (flagsOf(run) !== flagsOf(before)) continue;
    yield {
      span: run.keyword.span,
      message:
        'Each RUN adds a layer to the image; joined with the one above by &&, this would be one layer.',
    };
  }
}

function isShortRun({ scriptOf }: DockerfileModel, instruction: Instruction): boolean {
  if (instruction.kind !== 'RUN' || instruction.heredocs.length > 0) return false;
  const count = scriptOf(instruction)?.commands.length ?? 0;
  return count > 0 && count <= 2;
}

function flagsOf({ flags }: Instruction): string {
  return flags.map(({ name, value }) => `${name.text}=${value?.text ?? ''}`).join(' ');
}
