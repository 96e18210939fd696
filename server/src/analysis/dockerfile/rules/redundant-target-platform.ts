import { defineInstructionRule } from '../model/instruction-rule.ts';

/** Reports `--platform=$TARGETPLATFORM`, which is what happens anyway. */
export const redundantTargetPlatform = defineInstructionRule({
  id: 'redundant-target-platform',
  summary: 'Platform is the one that is taken anyway',
  severity: 'hint',
  aliases: ['RedundantTargetPlatform', 'DL3065'],
  instructions: ['FROM'],
  *checkInstruction(from) {
    const flag = from.flags.find(({ name }) => name.text === 'platform');
    if (!flag || !/^\$(?:TARGETPLATFORM|\{TARGETPLATFORM\})$/.test(from.platform?.value ?? ''))
      return;
    const next = from.flags.find(({ span }) => span.start > flag.span.start) ?? from.image;
    const span = { start: flag.span.start, end: next?.span.start ?? flag.span.end };
    yield {
      span: flag.span,
      message: 'FROM takes the target platform anyway, so the flag says nothing.',
      tag: 'unnecessary',
      fixes: [{ title: 'Remove the flag', safety: 'safe', edits: [{ span, text: '' }] }],
    };
  },
});
