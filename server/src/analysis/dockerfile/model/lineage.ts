import type { Instruction } from '../syntax/nodes.ts';
import type { Stage } from './model.ts';

/** More stages on top of each other are no image that somebody ships. */
const mostStages = 30;

/** A stage and the stages below it, the lowest first; undefined when there are too many of them. */
export function lineageOf(stage: Stage): readonly Stage[] | undefined {
  const lineage = [stage];
  let { base } = stage;
  while (base.kind === 'stage') {
    if (lineage.length === mostStages) return undefined;
    lineage.push(base.stage);
    base = base.stage.base;
  }
  return lineage.reverse();
}

/** Whether a stage below sets the working directory. */
export function hasFolderBelow(stage: Stage): boolean {
  const below = lineageOf(stage)?.slice(0, -1);
  return below?.some(({ instructions }) => instructions.some(setsFolder)) ?? true;
}

function setsFolder(instruction: Instruction): boolean {
  return instruction.kind === 'WORKDIR' && instruction.value !== undefined;
}
