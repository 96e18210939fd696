import { defineInstructionRule } from '../model/instruction-rule.ts';

/** Reports protocols of EXPOSE that are not in lower case. */
export const protocolCasing = defineInstructionRule({
  id: 'protocol-casing',
  summary: 'Protocol is not in lower case',
  severity: 'hint',
  aliases: ['ExposeProtoCasing'],
  instructions: ['EXPOSE'],
  withTriggers: true,
  *checkInstruction(instruction) {
    for (const { protocol } of instruction.ports) {
      const lower = protocol?.text.toLowerCase();
      if (!protocol || !lower || protocol.text === lower || protocol.text.includes('$')) continue;
      yield {
        span: protocol.span,
        message: `Protocols are written in lower case, and tools that compare "${protocol.text}" may not know it.`,
        fixes: [
          {
            title: `Write ${lower}`,
            safety: 'safe',
            edits: [{ span: protocol.span, text: lower }],
          },
        ],
      };
    }
  },
});
