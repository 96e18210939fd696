import { defineRule } from '../../core/rule.ts';
import type { DockerfileModel } from '../model/model.ts';
import { shippedStages } from '../model/shipped-stages.ts';

/** Reports images that do not say how to tell whether they work. */
export const missingHealthcheck = defineRule<DockerfileModel>({
  id: 'missing-healthcheck',
  summary: 'Image has no HEALTHCHECK',
  severity: 'hint',
  optIn: true,
  aliases: ['DL3057'],
  *check(model) {
    const stage = model.stages.at(-1);
    if (!stage || stage.image.healthcheck.value !== undefined) return;
    for (const { instructions } of shippedStages(model)) {
      if (instructions.some(({ kind }) => kind === 'HEALTHCHECK')) return;
    }
    yield {
      span: stage.from.image?.span ?? stage.from.keyword.span,
      message:
        'Without HEALTHCHECK, Docker and Swarm take the container for healthy as long as its process runs, even when it answers nobody.',
    };
  },
});
