import { defineRule } from '../../core/rule.ts';
import type { DockerfileModel } from '../model/model.ts';

/** Reports `FROM … as` and `from … AS`. */
export const fromAsCasing = defineRule<DockerfileModel>({
  id: 'from-as-casing',
  summary: 'FROM and AS differ in case',
  severity: 'hint',
  aliases: ['FromAsCasing'],
  *check({ stages }) {
    for (const { from } of stages) {
      const { as, keyword } = from;
      if (!as) continue;
      const isUpper = keyword.text === keyword.text.toUpperCase();
      const isLower = keyword.text === keyword.text.toLowerCase();
      if (!isUpper && !isLower) continue;
      const text = isUpper ? as.text.toUpperCase() : as.text.toLowerCase();
      if (as.text === text) continue;
      yield {
        span: as.span,
        message: `"${as.text}" belongs to "${keyword.text}" and is easily overlooked when it is written in another case.`,
        fixes: [{ title: `Write ${text}`, safety: 'safe', edits: [{ span: as.span, text }] }],
      };
    }
  },
});
