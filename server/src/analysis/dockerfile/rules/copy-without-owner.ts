import { defineStageRule } from '../model/stage-rule.ts';
import { flagOf } from '../syntax/nodes.ts';

/** Reports files that are copied for another user than root and belong to root all the same. */
export const copyWithoutOwner = defineStageRule({
  id: 'copy-without-owner',
  summary: 'Files copied after USER belong to root',
  severity: 'hint',
  *checkStage({ instructions }, { imageBefore }) {
    for (const copy of instructions) {
      if (copy.kind !== 'COPY' && copy.kind !== 'ADD') continue;
      const user = imageBefore(copy)?.user;
      if (!user?.value || !user.origin || /^(?:root|0)(?::|$)/.test(user.value)) continue;
      // Windows has other owners.
      if (flagOf(copy, 'chown') || /^Container|\\/.test(user.value)) continue;
      const at = copy.keyword.span.end;
      const written =
        user.origin.kind === 'USER' && user.certainty === 'declared'
          ? user.origin.words[0]?.text
          : undefined;
      yield {
        span: copy.keyword.span,
        message: `These files belong to root, so user ${user.value} can read but not change them.`,
        related: [{ span: user.origin.keyword.span, message: 'The user is set here.' }],
        fixes: written
          ? [
              {
                title: `Add --chown=${written}`,
                safety: 'unsafe',
                edits: [{ span: { start: at, end: at }, text: ` --chown=${written}` }],
              },
            ]
          : [],
      };
      // One place tells it; the others of the stage follow.
      break;
    }
  },
});
