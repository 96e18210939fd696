import { defineStageRule } from '../model/stage-rule.ts';

/** Reports final images whose process is root. */
export const runsAsRoot = defineStageRule({
  id: 'runs-as-root',
  summary: 'Container runs as root',
  severity: 'hint',
  aliases: ['DL3002'],
  *checkStage({ from, image, instructions, isFinal }) {
    const { user, cmd, entrypoint } = image;
    if (!isFinal || !user.value || !/^(?:root|0)(?::|$)/.test(user.value)) return;
    if (cmd.value === undefined && entrypoint.value === undefined) return;
    const origin = user.origin && instructions.includes(user.origin) ? user.origin : undefined;
    const span = origin?.keyword.span ?? from.image?.span ?? from.keyword.span;
    yield {
      span,
      aliases: origin ? ['DL3002'] : [],
      message:
        'The container runs as root, so whoever breaks into it owns all of its files, and restricted clusters refuse it.',
    };
  },
});
