import { pipesOf } from '../../shell/pipes.ts';
import { argumentsOf, commandName } from '../../shell/places.ts';
import { defineShellRule } from '../model/shell-rule.ts';

/** Reports `ps | grep name`, which finds the grep, too. */
export const parsedPs = defineShellRule({
  id: 'parsed-ps',
  summary: 'Processes are looked for with grep',
  severity: 'hint',
  aliases: ['SC2009'],
  *checkScript(script) {
    for (const { from, to } of pipesOf(script.syntax)) {
      if (commandName(from) !== 'ps' || to.type !== 'Command' || commandName(to) !== 'grep')
        continue;
      if (argumentsOf(from).some(({ text }) => /^-\w*p$|^--pid/.test(text))) continue;
      yield {
        span: script.spanOf(from.pos, from.end),
        message: 'The grep is a process, too, and finds itself; pgrep does not.',
      };
    }
  },
});
