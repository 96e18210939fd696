import { defineInstructionRule } from '../model/instruction-rule.ts';

/** Reports EXPOSE with an address or a port of the host. */
export const hostPortInExpose = defineInstructionRule({
  id: 'host-port-in-expose',
  summary: 'EXPOSE names something of the host',
  severity: 'warning',
  aliases: ['ExposeInvalidFormat'],
  instructions: ['EXPOSE'],
  withTriggers: true,
  *checkInstruction(instruction) {
    for (const { value, span } of instruction.ports) {
      if (!value.includes(':') || value.includes('$')) continue;
      const text = value.slice(value.lastIndexOf(':') + 1);
      yield {
        span,
        message:
          'EXPOSE speaks of ports of the container only; what stands before the colon is ignored and will be refused.',
        fixes: text ? [{ title: `Write ${text}`, safety: 'safe', edits: [{ span, text }] }] : [],
      };
    }
  },
});
