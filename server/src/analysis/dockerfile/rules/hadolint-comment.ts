import { defineRule } from '../../core/rule.ts';
import type { DockerfileModel } from '../model/model.ts';

/** Reports comments that silence findings of hadolint, for projects that forbid them. */
export const hadolintComment = defineRule<DockerfileModel>({
  id: 'hadolint-comment',
  summary: 'Comment silences findings of hadolint',
  severity: 'hint',
  optIn: true,
  aliases: ['DL1001'],
  *check({ tree }) {
    for (const { text, span } of tree.comments) {
      if (!/^hadolint\s+(?:stage\s+)?ignore\s*=/.test(text)) continue;
      yield {
        span,
        message:
          'This comment hides findings from whoever reviews the file, which this project does not want.',
      };
    }
  },
});
