import type { Fix } from '../../core/finding.ts';
import { defineRule } from '../../core/rule.ts';
import type { DockerfileModel } from '../model/model.ts';
import { type KeyValue, withoutOnbuild } from '../syntax/nodes.ts';

/** Reports `ENV name value` and `LABEL name value`. */
export const legacyKeyValue = defineRule<DockerfileModel>({
  id: 'legacy-key-value',
  summary: 'Name and value are joined by a blank',
  severity: 'information',
  aliases: ['LegacyKeyValueFormat'],
  *check({ tree }) {
    for (const instruction of tree.instructions.map(withoutOnbuild)) {
      if (instruction.kind !== 'ENV' && instruction.kind !== 'LABEL') continue;
      const [pair] = instruction.pairs;
      if (!pair?.legacy || !pair.value) continue;
      yield {
        span: pair.key.span,
        message: `${instruction.kind} with a blank between name and value is deprecated, because everything behind the name becomes the value.`,
        fixes: fixesFor(tree.text, pair),
      };
    }
  },
});

function fixesFor(text: string, { key, value }: KeyValue): Fix[] {
  if (!value) return [];
  const written = text.slice(value.span.start, value.span.end);
  if (/["'\\`\n]/.test(written)) return [];
  const quoted = /[\s#]/.test(written) ? `"${written}"` : written;
  const span = { start: key.span.end, end: value.span.end };
  return [{ title: 'Join them with =', safety: 'safe', edits: [{ span, text: `=${quoted}` }] }];
}
