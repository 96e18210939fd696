import { lineageOf } from '../model/lineage.ts';
import { defineStageRule } from '../model/stage-rule.ts';

/** Reports images that do not say how to tell whether they work. */
export const missingHealthcheck = defineStageRule({
  id: 'missing-healthcheck',
  summary: 'Image has no HEALTHCHECK',
  severity: 'hint',
  optIn: true,
  aliases: ['DL3057'],
  *checkStage(stage) {
    if (!stage.isFinal || stage.image.healthcheck.value !== undefined) return;
    for (const { instructions } of lineageOf(stage) ?? []) {
      if (instructions.some(({ kind }) => kind === 'HEALTHCHECK')) return;
    }
    yield {
      span: stage.from.image?.span ?? stage.from.keyword.span,
      message:
        'Without HEALTHCHECK, Docker and Swarm take the container for healthy as long as its process runs, even when it answers nobody.',
    };
  },
});
