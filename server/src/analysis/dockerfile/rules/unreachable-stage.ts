import { defineRule } from '../../core/rule.ts';
import type { DockerfileModel, Stage } from '../model/model.ts';
import { originOf } from '../syntax/moved-instruction.ts';

/** Reports stages without a name that no other stage uses. */
export const unreachableStage = defineRule<DockerfileModel>({
  id: 'unreachable-stage',
  summary: 'Stage that no build uses',
  severity: 'information',
  *check(model) {
    const used = new Set<Stage | undefined>();
    for (const stage of model.stages) {
      if (stage.base.kind === 'stage') used.add(stage.base.stage);
      for (const instruction of stage.instructions) {
        const copy = originOf(instruction);
        if (copy.kind === 'COPY' && copy.from) {
          used.add(model.stageNamed(copy.from.value, instruction));
        }
      }
    }
    for (const stage of model.stages) {
      // A name may be the target of a build.
      if (stage.isFinal || stage.name || used.has(stage)) continue;
      yield {
        span: stage.from.keyword.span,
        message: `BuildKit skips this stage, because no later one uses it and it has no name that a build could ask for.`,
        tag: 'unnecessary',
      };
    }
  },
});
