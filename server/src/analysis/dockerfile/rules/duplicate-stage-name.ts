import { defineRule } from '../../core/rule.ts';
import type { DockerfileModel } from '../model/model.ts';
import type { Token } from '../syntax/nodes.ts';

/** Reports stage names that an earlier stage has. */
export const duplicateStageName = defineRule<DockerfileModel>({
  id: 'duplicate-stage-name',
  summary: 'Two stages have the same name',
  severity: 'warning',
  aliases: ['DuplicateStageName', 'DL3024', 'DUPLICATE_BUILD_STAGE_NAME'],
  *check({ stages }) {
    const seen = new Map<string, Token>();
    for (const { name } of stages) {
      if (!name) continue;
      const key = name.text.toLowerCase();
      const first = seen.get(key);
      if (first) {
        yield {
          span: name.span,
          message: `An earlier stage is called "${key}" too, and from here on nothing can refer to it.`,
          related: [{ span: first.span, message: 'The earlier stage.' }],
        };
      }
      seen.set(key, first ?? name);
    }
  },
});
