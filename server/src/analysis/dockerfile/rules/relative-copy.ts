import { defineRule } from '../../core/rule.ts';
import type { DockerfileModel, Stage } from '../model/model.ts';

/** Reports relative destinations in a stage whose folder nobody has set. */
export const relativeCopy = defineRule<DockerfileModel>({
  id: 'relative-copy',
  summary: 'Relative destination without a WORKDIR',
  severity: 'information',
  aliases: ['DL3045'],
  *check(model) {
    const settled = new Set<Stage>();
    for (const stage of model.stages) {
      let isSettled = stage.base.kind === 'stage' && settled.has(stage.base.stage);
      for (const instruction of stage.instructions) {
        if (instruction.kind === 'WORKDIR') isSettled = true;
        if (isSettled || (instruction.kind !== 'COPY' && instruction.kind !== 'ADD')) continue;
        const { destination } = instruction;
        const path = destination && model.scopeAt(instruction).expand(destination.text);
        if (!destination || !path || /^["']?(?:\/|[A-Za-z]:[\\/])/.test(path)) continue;
        yield {
          span: destination.span,
          message: `No WORKDIR says where "${path}" is, so it goes to the folder that the base image happens to set.`,
        };
      }
      if (isSettled) settled.add(stage);
    }
  },
});
