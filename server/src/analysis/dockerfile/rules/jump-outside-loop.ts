import { around, commandName } from '../../shell/places.ts';
import { defineShellRule } from '../model/shell-rule.ts';

/** Reports `break` and `continue` outside of loops. */
export const jumpOutsideLoop = defineShellRule({
  id: 'jump-outside-loop',
  summary: 'Loop is left where none is',
  severity: 'warning',
  aliases: ['SC2104', 'SC2105'],
  *checkScript(script) {
    for (const visit of script.syntax.of('Command')) {
      const name = commandName(visit.node);
      if (name !== 'break' && name !== 'continue') continue;
      if (around(visit, 'For', 'While', 'Select', 'ArithmeticFor')) continue;
      const isInFunction = around(visit, 'Function') !== undefined;
      yield {
        span: script.spanOf(visit.node.pos, visit.node.end),
        message: `No loop is around this ${name}, so the shell goes on behind it.`,
        aliases: [isInFunction ? 'SC2104' : 'SC2105'],
      };
    }
  },
});
