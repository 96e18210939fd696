import { defineRule } from '../../core/rule.ts';
import { imageLabels } from '../model/image-labels.ts';
import type { DockerfileModel } from '../model/model.ts';

/** Reports labels beside those that the project allows; silent unless it allows only those. */
export const unlistedLabel = defineRule<DockerfileModel>({
  id: 'unlisted-label',
  summary: 'Image has a label that the project does not list',
  severity: 'information',
  aliases: ['DL3050'],
  *check(model, { settings: { labels, strictLabels } }) {
    if (!strictLabels) return;
    const listed = new Set(Object.keys(labels));
    for (const { key } of imageLabels(model)) {
      if (listed.has(key.value) || key.value.includes('$')) continue;
      yield {
        span: key.span,
        message: `"${key.value}" is not among the labels that this project lists, so nobody looks for it, or it is misspelt.`,
      };
    }
  },
});
