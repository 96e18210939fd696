import { defineRule } from '../../core/rule.ts';
import type { DockerfileModel } from '../model/model.ts';

/** Reports final images whose process is root. */
export const runsAsRoot = defineRule<DockerfileModel>({
  id: 'runs-as-root',
  summary: 'Container runs as root',
  severity: 'hint',
  aliases: ['DL3002'],
  *check({ stages }) {
    const stage = stages.at(-1);
    const user = stage?.image.user;
    if (!stage || !user?.value || !/^(?:root|0)(?::|$)/.test(user.value)) return;
    if (stage.image.cmd.value === undefined && stage.image.entrypoint.value === undefined) return;
    const origin =
      user.origin && stage.instructions.includes(user.origin) ? user.origin : undefined;
    const span = origin?.keyword.span ?? stage.from.image?.span ?? stage.from.keyword.span;
    yield {
      span,
      aliases: origin ? ['DL3002'] : [],
      message:
        'The container runs as root, so whoever breaks into it owns all of its files, and restricted clusters refuse it.',
    };
  },
});
