import { defineStageRule } from '../model/stage-rule.ts';
import type { Instruction } from '../syntax/nodes.ts';

/** Reports CMD, ENTRYPOINT and HEALTHCHECK that a later one in the same stage replaces. */
export const repeatedCommand = defineStageRule({
  id: 'repeated-command',
  summary: 'Instruction is replaced by a later one',
  severity: 'warning',
  aliases: [
    'MultipleInstructionsDisallowed',
    'DL4003',
    'DL4004',
    'DL3012',
    'MULTIPLE_INSTRUCTIONS',
  ],
  *checkStage({ instructions }) {
    const previous = new Map<string, Instruction>();
    for (const instruction of instructions) {
      const alias = aliases[instruction.kind];
      if (!alias) continue;
      const earlier = previous.get(instruction.kind);
      previous.set(instruction.kind, instruction);
      if (!earlier) continue;
      yield {
        span: earlier.keyword.span,
        message: `A later ${instruction.kind} replaces this one, so it has no effect.`,
        tag: 'unnecessary',
        related: [{ span: instruction.keyword.span, message: 'The one that counts.' }],
        aliases: ['MultipleInstructionsDisallowed', alias, 'MULTIPLE_INSTRUCTIONS'],
      };
    }
  },
});

const aliases: Readonly<Record<string, string>> = {
  CMD: 'DL4003',
  ENTRYPOINT: 'DL4004',
  HEALTHCHECK: 'DL3012',
};
