import { defineInstructionRule } from '../model/instruction-rule.ts';

/** Reports MAINTAINER, which a label replaced. */
export const maintainer = defineInstructionRule({
  id: 'maintainer',
  summary: 'MAINTAINER is deprecated',
  severity: 'information',
  aliases: ['MaintainerDeprecated', 'DL4000', 'DEPRECATED_MAINTAINER'],
  instructions: ['MAINTAINER'],
  withTriggers: true,
  *checkInstruction(instruction) {
    const { keyword, body, span, value } = instruction;
    const isPlain = value !== undefined && !/["\\$`\n]/.test(body.text);
    const text = `LABEL org.opencontainers.image.authors="${body.text}"`;
    yield {
      span: keyword.span,
      message: 'MAINTAINER is deprecated, and tools look for the author in a label.',
      tag: 'deprecated',
      fixes: isPlain
        ? [{ title: 'Replace it by a label', safety: 'safe', edits: [{ span, text }] }]
        : [],
    };
  },
});
