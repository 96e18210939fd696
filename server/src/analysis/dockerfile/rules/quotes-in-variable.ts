import type { Word } from 'unbash';
import { placeOf } from '../../shell/places.ts';
import { settingBefore, variablesOf } from '../../shell/variables.ts';
import { defineShellRule } from '../model/shell-rule.ts';

/** Reports quotes in the value of a variable, which do not keep words together. */
export const quotesInVariable = defineShellRule({
  id: 'quotes-in-variable',
  summary: 'Quotes in a value are plain characters',
  severity: 'warning',
  aliases: ['SC2090', 'SC2089'],
  *checkScript(script) {
    const { uses, settings } = variablesOf(script.syntax);
    for (const { name, visit, pos, end } of uses) {
      const { isQuoted, where, word } = placeOf(visit);
      const command = word?.parent?.node;
      if (isQuoted || where !== 'argument' || command?.type !== 'Command') continue;
      if (/^(?:eval|sh|bash)$/.test(command.name?.text ?? '')) continue;
      const setting = settingBefore(settings.get(name), pos);
      const [value] = setting?.values === 'number' ? [] : (setting?.values ?? []);
      if (!setting || setting.isForCommand || !value || !holdsQuotes(value)) continue;
      const start = value.pos + (value.text.startsWith('"') ? 1 : 0);
      yield {
        span: script.spanOf(pos, end),
        message: `The shell splits the value of ${name} at each blank and leaves the quotes in it.`,
        related: [{ span: script.spanOf(start, value.end), message: 'The quotes stand here.' }],
      };
    }
  },
});

/** True for a text that has quotes inside of its quotes. */
function holdsQuotes({ parts }: Word): boolean {
  return (parts ?? []).some((part) => {
    if (part.type === 'SingleQuoted')
      return /"[^"]*\s|\\ /.test(part.value) || /"/.test(part.value);
    if (part.type !== 'DoubleQuoted') return false;
    return part.parts.some((each) => each.type === 'Literal' && /'.*'|\\"/.test(each.text));
  });
}
