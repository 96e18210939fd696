import { hasFolderBelow } from '../model/lineage.ts';
import { defineStageRule } from '../model/stage-rule.ts';

/** Reports relative working directories that depend on what a base image happens to set. */
export const relativeWorkdir = defineStageRule({
  id: 'relative-workdir',
  summary: 'Working directory depends on the base image',
  severity: 'warning',
  aliases: ['WorkdirRelativePath', 'DL3000', 'WORKDIR_IS_NOT_ABSOLUTE'],
  *checkStage(stage, { scopeAt }) {
    for (const instruction of stage.instructions) {
      if (instruction.kind !== 'WORKDIR' || !instruction.value) continue;
      const path = scopeAt(instruction).expand(instruction.value.text);
      if (path === undefined || isAbsolute(path) || hasFolderBelow(stage)) return;
      yield {
        span: instruction.value.span,
        message: `"${path}" is below a folder that the base image chooses, so it moves when the base image changes.`,
      };
      return;
    }
  },
});

function isAbsolute(path: string): boolean {
  return /^["']?(?:\/|[A-Za-z]:[\\/])/.test(path);
}
