import { placeOf } from '../../shell/places.ts';
import { defineShellRule } from '../model/shell-rule.ts';

/** Reports the old way to write `$(command)`. */
export const backtickSubstitution = defineShellRule({
  id: 'backtick-substitution',
  summary: 'Command substitution is written with backticks',
  severity: 'hint',
  aliases: ['SC2006'],
  *checkScript(script) {
    for (const visit of script.syntax.of('CommandExpansion')) {
      const { node } = visit;
      if (!node.text.startsWith('`')) continue;
      const body = node.text.slice(1, -1);
      const inQuotes = placeOf(visit).isQuoted;
      const isPlain = !body.includes('\\') && !(inQuotes && body.includes('"'));
      const last = script.spanOf(node.pos, node.end).end;
      yield {
        span: script.spanOf(node.pos, node.end),
        message: 'Backticks cannot be nested without escapes and are easily taken for quotes.',
        ...(isPlain && {
          fixes: [
            {
              title: 'Write $(…)',
              safety: 'safe' as const,
              edits: [
                { span: script.spanOf(node.pos, node.pos + 1), text: '$(' },
                { span: { start: last - 1, end: last }, text: ')' },
              ],
            },
          ],
        }),
      };
    }
  },
});
