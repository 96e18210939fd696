import type { DockerfileModel, Stage } from '../dockerfile/model/model.ts';

/** The stage that a build gives: the named one, or the last. */
export function stageOf(model: DockerfileModel, target: string | undefined): Stage | undefined {
  if (target === undefined) return model.stages.at(-1);
  const name = target.toLowerCase();
  return model.stages.find(
    (stage) => stage.name?.text.toLowerCase() === name || String(stage.index) === target,
  );
}
