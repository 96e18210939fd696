import { hasFolderBelow } from '../model/lineage.ts';
import { defineStageRule } from '../model/stage-rule.ts';

/** Reports relative destinations in a stage whose folder nobody has set. */
export const relativeCopy = defineStageRule({
  id: 'relative-copy',
  summary: 'Relative destination without a WORKDIR',
  severity: 'information',
  aliases: ['DL3045'],
  *checkStage(stage, { scopeAt }) {
    for (const instruction of stage.instructions) {
      if (instruction.kind === 'WORKDIR') return;
      if (instruction.kind !== 'COPY' && instruction.kind !== 'ADD') continue;
      const { destination } = instruction;
      const path = destination && scopeAt(instruction).expand(destination.text);
      if (!destination || !path || /^["']?(?:\/|[A-Za-z]:[\\/])/.test(path)) continue;
      if (hasFolderBelow(stage)) return;
      yield {
        span: destination.span,
        message: `No WORKDIR says where "${path}" is, so it goes to the folder that the base image happens to set.`,
      };
    }
  },
});
