import { defineRule } from '../../core/rule.ts';
import type { DockerfileModel } from '../model/model.ts';

/** Reports `--platform=$TARGETPLATFORM`, which is what happens anyway. */
export const redundantTargetPlatform = defineRule<DockerfileModel>({
  id: 'redundant-target-platform',
  summary: 'Platform is the one that is taken anyway',
  severity: 'hint',
  aliases: ['RedundantTargetPlatform', 'DL3065'],
  *check({ stages }) {
    for (const { from } of stages) {
      const flag = from.flags.find(({ name }) => name.text === 'platform');
      if (!flag || !/^\$(?:TARGETPLATFORM|\{TARGETPLATFORM\})$/.test(from.platform?.value ?? ''))
        continue;
      const next = from.flags.find(({ span }) => span.start > flag.span.start) ?? from.image;
      const span = { start: flag.span.start, end: next?.span.start ?? flag.span.end };
      yield {
        span: flag.span,
        message: 'FROM takes the target platform anyway, so the flag says nothing.',
        tag: 'unnecessary',
        fixes: [{ title: 'Remove the flag', safety: 'safe', edits: [{ span, text: '' }] }],
      };
    }
  },
});
