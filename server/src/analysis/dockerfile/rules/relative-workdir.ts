import { defineRule } from '../../core/rule.ts';
import type { DockerfileModel, Stage } from '../model/model.ts';

/** Reports relative working directories that depend on what a base image happens to set. */
export const relativeWorkdir = defineRule<DockerfileModel>({
  id: 'relative-workdir',
  summary: 'Working directory depends on the base image',
  severity: 'warning',
  aliases: ['WorkdirRelativePath', 'DL3000', 'WORKDIR_IS_NOT_ABSOLUTE'],
  *check(model) {
    const settled = new Set<Stage>();
    for (const stage of model.stages) {
      let isSettled = stage.base.kind === 'stage' && settled.has(stage.base.stage);
      for (const instruction of stage.instructions) {
        if (instruction.kind !== 'WORKDIR' || !instruction.value) continue;
        const path = model.scopeAt(instruction).expand(instruction.value.text);
        if (!isSettled && path !== undefined && !isAbsolute(path)) {
          yield {
            span: instruction.value.span,
            message: `"${path}" is below a folder that the base image chooses, so it moves when the base image changes.`,
          };
        }
        isSettled = true;
      }
      if (isSettled) settled.add(stage);
    }
  },
});

function isAbsolute(path: string): boolean {
  return /^["']?(?:\/|[A-Za-z]:[\\/])/.test(path);
}
