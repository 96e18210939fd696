import type { Instruction } from '../syntax/nodes.ts';
import type { DockerfileModel, Stage } from './model.ts';

/** The stages that a build of a stage runs: itself and all that it starts from or copies from. */
export function neededStages(
  model: DockerfileModel,
  target: string | undefined,
): ReadonlySet<Stage> {
  const wanted = target?.toLowerCase();
  const last =
    wanted === undefined
      ? model.stages.at(-1)
      : model.stages.find(
          ({ name, index }) => name?.text.toLowerCase() === wanted || String(index) === wanted,
        );
  const needed = new Set<Stage>(last ? [last] : []);
  // A set hands out what is added while it is walked.
  for (const { base, instructions } of needed) {
    if (base.kind === 'stage') needed.add(base.stage);
    for (const instruction of instructions) {
      for (const name of sourceNames(instruction)) {
        const stage = model.stageNamed(name, instruction);
        if (stage) needed.add(stage);
      }
    }
  }
  return needed;
}

function sourceNames(instruction: Instruction): readonly string[] {
  if (instruction.kind === 'COPY') return instruction.from ? [instruction.from.value] : [];
  if (instruction.kind !== 'RUN') return [];
  return instruction.mounts.flatMap(({ options }) =>
    options.flatMap(({ key, value }) =>
      value && key.text.toLowerCase() === 'from' ? [value.text] : [],
    ),
  );
}
