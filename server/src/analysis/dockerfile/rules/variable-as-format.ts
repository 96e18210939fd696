import type { Word, WordPart } from 'unbash';
import { argumentsOf, commandName } from '../../shell/places.ts';
import { defineShellRule } from '../model/shell-rule.ts';

/** Reports `printf "$A"`, where percent signs of the value are taken for placeholders. */
export const variableAsFormat = defineShellRule({
  id: 'variable-as-format',
  summary: 'Variable stands in the format of printf',
  severity: 'information',
  aliases: ['SC2059'],
  *checkScript(script) {
    for (const { node } of script.syntax.of('Command')) {
      if (commandName(node) !== 'printf') continue;
      const words = argumentsOf(node);
      const format =
        words[0]?.text === '-v' ? words[2] : words[0]?.text === '--' ? words[1] : words[0];
      if (!format || !hasExpansion(format) || /%/.test(fixedText(format))) continue;
      const isAlone = format === words.at(-1) && /^"?\$\{?\w+\}?"?$/.test(format.text);
      yield {
        span: script.spanOf(format.pos, format.end),
        message: 'A % or a backslash in the value is taken for a placeholder or an escape.',
        ...(isAlone && {
          fixes: [
            {
              title: "Print it with '%s'",
              safety: 'unsafe' as const,
              edits: [{ span: before(script.spanOf(format.pos, format.end)), text: "'%s' " }],
            },
          ],
        }),
      };
    }
  },
});

function hasExpansion({ parts }: Word): boolean {
  return (parts ?? []).some(isExpansion);
}

function isExpansion(part: WordPart): boolean {
  if (part.type === 'DoubleQuoted') return part.parts.some(isExpansion);
  return /^(?:Simple|Parameter|Command)Expansion$/.test(part.type);
}

/** The text around the expansions; with a placeholder in it, the author means a format. */
function fixedText({ parts }: Word): string {
  const text = (part: WordPart): string => {
    if (part.type === 'DoubleQuoted') return part.parts.map(text).join('');
    return 'value' in part ? String(part.value) : '';
  };
  return (parts ?? []).map(text).join('');
}

function before({ start }: { readonly start: number }) {
  return { start, end: start };
}
