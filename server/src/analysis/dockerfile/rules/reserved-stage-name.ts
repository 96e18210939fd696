import { defineInstructionRule } from '../model/instruction-rule.ts';

/** Reports stage names that mean something else to BuildKit. */
export const reservedStageName = defineInstructionRule({
  id: 'reserved-stage-name',
  summary: 'Stage name has a meaning of its own',
  severity: 'warning',
  aliases: ['ReservedStageName', 'DL3063'],
  instructions: ['FROM'],
  *checkInstruction({ stageName: name }) {
    if (!name || !/^(?:scratch|context)$/i.test(name.text)) return;
    yield {
      span: name.span,
      message: `"${name.text}" has a meaning of its own in FROM and COPY --from, so this stage cannot be referred to.`,
    };
  },
});
