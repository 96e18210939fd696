import type { Fix } from '../../core/finding.ts';
import { defineInstructionRule } from '../model/instruction-rule.ts';
import type { KeyValue } from '../syntax/nodes.ts';

/** Reports `ENV name value` and `LABEL name value`. */
export const legacyKeyValue = defineInstructionRule({
  id: 'legacy-key-value',
  summary: 'Name and value are joined by a blank',
  severity: 'information',
  aliases: ['LegacyKeyValueFormat'],
  instructions: ['ENV', 'LABEL'],
  withTriggers: true,
  *checkInstruction(instruction) {
    const [pair] = instruction.pairs;
    if (!pair?.legacy || !pair.value) return;
    yield {
      span: pair.key.span,
      message: `${instruction.kind} with a blank between name and value is deprecated, because everything behind the name becomes the value.`,
      fixes: fixesFor(pair),
    };
  },
});

function fixesFor({ key, value }: KeyValue): Fix[] {
  if (!value) return [];
  const { text } = value;
  const hasContinuation = value.span.end - value.span.start !== text.length;
  if (hasContinuation || /["'\\`]/.test(text)) return [];
  const quoted = /[\s#]/.test(text) ? `"${text}"` : text;
  const span = { start: key.span.end, end: value.span.end };
  return [{ title: 'Join them with =', safety: 'safe', edits: [{ span, text: `=${quoted}` }] }];
}
