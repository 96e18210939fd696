import { defineRule } from '../../core/rule.ts';
import type { DockerfileModel } from '../model/model.ts';

/** Reports stage names that mean something else to BuildKit. */
export const reservedStageName = defineRule<DockerfileModel>({
  id: 'reserved-stage-name',
  summary: 'Stage name has a meaning of its own',
  severity: 'warning',
  aliases: ['ReservedStageName', 'DL3063'],
  *check({ stages }) {
    for (const { name } of stages) {
      if (!name || !/^(?:scratch|context)$/i.test(name.text)) continue;
      yield {
        span: name.span,
        message: `"${name.text}" has a meaning of its own in FROM and COPY --from, so this stage cannot be referred to.`,
      };
    }
  },
});
