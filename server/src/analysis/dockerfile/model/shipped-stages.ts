import type { DockerfileModel, Stage } from './model.ts';

/** The stages whose layers are in the image that a build without `--target` gives: the final one and those below it. */
export function shippedStages({ stages }: DockerfileModel): ReadonlySet<Stage> {
  const shipped = new Set<Stage>();
  let stage = stages.at(-1);
  while (stage) {
    shipped.add(stage);
    stage = stage.base.kind === 'stage' ? stage.base.stage : undefined;
  }
  return shipped;
}
