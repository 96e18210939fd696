import { defineRule } from '../../core/rule.ts';
import type { DockerfileModel } from '../model/model.ts';

/** Reports stage names with upper-case letters. */
export const stageNameCasing = defineRule<DockerfileModel>({
  id: 'stage-name-casing',
  summary: 'Stage name has upper-case letters',
  severity: 'information',
  aliases: ['StageNameCasing'],
  *check({ stages }) {
    for (const { name } of stages) {
      const lower = name?.text.toLowerCase();
      if (!name || !lower || name.text === lower) continue;
      yield {
        span: name.span,
        message: `BuildKit knows this stage as "${lower}", so FROM ${name.text} would look for an image.`,
        fixes: [
          { title: `Write ${lower}`, safety: 'safe', edits: [{ span: name.span, text: lower }] },
        ],
      };
    }
  },
});
