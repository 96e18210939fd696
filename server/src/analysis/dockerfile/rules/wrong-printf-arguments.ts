import { argumentsOf, commandName, staticValue } from '../../shell/places.ts';
import { defineShellRule } from '../model/shell-rule.ts';

/** Reports formats of printf whose placeholders and arguments are not of the same number. */
export const wrongPrintfArguments = defineShellRule({
  id: 'wrong-printf-arguments',
  summary: 'Placeholders and arguments of printf differ in number',
  severity: 'warning',
  aliases: ['SC2182', 'SC2183'],
  *checkScript(script) {
    for (const { node } of script.syntax.of('Command')) {
      if (commandName(node) !== 'printf') continue;
      const all = argumentsOf(node);
      const words = all[0]?.text === '-v' ? all.slice(2) : all;
      const [format, ...given] = words;
      const text = format && staticValue(format);
      if (!format || text === undefined || text.startsWith('-') || /%\*|%\(/.test(text)) continue;
      const wanted = [...text.replaceAll('%%', '').matchAll(/%[-+ #0]*\d*(?:\.\d+)?[a-zA-Z]/g)]
        .length;
      const isOpen = given.some((word) => staticValue(word) === undefined);
      if (wanted === 0 && given.length > 0) {
        yield {
          span: script.spanOf(format.pos, format.end),
          message: 'The format has no placeholder, so the arguments behind it are not printed.',
          aliases: ['SC2182'],
        };
      } else if (wanted > 0 && !isOpen && given.length % wanted !== 0) {
        yield {
          span: script.spanOf(format.pos, format.end),
          message: `The format has ${wanted} placeholders for ${given.length} argument${given.length === 1 ? '' : 's'}, so some stay empty.`,
          aliases: ['SC2183'],
        };
      }
    }
  },
});
