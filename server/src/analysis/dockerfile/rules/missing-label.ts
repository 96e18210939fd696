import { defineRule } from '../../core/rule.ts';
import { imageLabels } from '../model/image-labels.ts';
import type { DockerfileModel } from '../model/model.ts';

/** Reports labels that the project wants and the image lacks. */
export const missingLabel = defineRule<DockerfileModel>({
  id: 'missing-label',
  summary: 'Image lacks a label that the project wants',
  severity: 'information',
  aliases: ['DL3049'],
  *check(model, { settings: { labels } }) {
    const stage = model.stages.at(-1);
    const wanted = Object.keys(labels);
    if (!stage || wanted.length === 0) return;
    const present = new Set(imageLabels(model).map(({ key }) => key.value));
    if ([...present].some((key) => key.includes('$'))) return;
    for (const name of wanted) {
      if (present.has(name)) continue;
      yield {
        span: stage.from.image?.span ?? stage.from.keyword.span,
        message: `The image has no label "${name}", which this project wants, so programs that look for it find nothing.`,
      };
    }
  },
});
