import { argumentsOf, commandName, staticValue } from '../../shell/places.ts';
import { defineShellRule } from '../model/shell-rule.ts';

/** Reports `exit 256` and `exit text`. */
export const invalidExitStatus = defineShellRule({
  id: 'invalid-exit-status',
  summary: 'Status of exit is no number from 0 to 255',
  severity: 'warning',
  aliases: ['SC2242'],
  *checkScript(script) {
    for (const { node } of script.syntax.of('Command')) {
      const [word, ...others] = argumentsOf(node);
      if (commandName(node) !== 'exit' || !word || others.length > 0) continue;
      const value = staticValue(word);
      if (value === undefined || (/^\d+$/.test(value) && Number(value) < 256)) continue;
      yield {
        span: script.spanOf(word.pos, word.end),
        message: /^\d+$/.test(value)
          ? `A status has one byte, so the script ends with ${Number(value) % 256}.`
          : 'A status is a number, so the shell stops here with an error.',
      };
    }
  },
});
