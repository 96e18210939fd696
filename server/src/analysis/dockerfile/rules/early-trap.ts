import { commandName, placeOf } from '../../shell/places.ts';
import { defineShellRule } from '../model/shell-rule.ts';

/** Reports variables in the command of a trap that are replaced when the trap is set. */
export const earlyTrap = defineShellRule({
  id: 'early-trap',
  summary: 'Variable of a trap is replaced too early',
  severity: 'warning',
  aliases: ['SC2064'],
  *checkScript(script) {
    for (const type of ['SimpleExpansion', 'ParameterExpansion', 'CommandExpansion'] as const) {
      for (const visit of script.syntax.of(type)) {
        const { isQuoted, word } = placeOf(visit);
        const command = word?.parent?.node;
        if (!isQuoted || command?.type !== 'Command' || commandName(command) !== 'trap') continue;
        if (command.args[0] !== word?.node) continue;
        yield {
          span: script.spanOf(visit.node.pos, visit.node.end),
          message: 'In double quotes this is replaced now, and not when the trap runs.',
        };
      }
    }
  },
});
