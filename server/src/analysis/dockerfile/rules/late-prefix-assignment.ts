import { around } from '../../shell/places.ts';
import { variablesOf } from '../../shell/variables.ts';
import { defineShellRule } from '../model/shell-rule.ts';

/** Reports `A=1 echo $A`, where the value comes too late. */
export const latePrefixAssignment = defineShellRule({
  id: 'late-prefix-assignment',
  summary: 'Value is set after it is used',
  severity: 'warning',
  aliases: ['SC2098', 'SC2097'],
  *checkScript(script) {
    const { uses, settings } = variablesOf(script.syntax);
    for (const { name, visit, pos, end } of uses) {
      const command = around(visit, 'Command')?.node;
      const setting = command?.prefix.find(
        (part) => part.type === 'Assignment' && part.name === name,
      );
      if (!command?.name || !setting || pos < command.name.pos) continue;
      const isEarlier = settings.get(name)?.some((each) => !each.isForCommand && each.pos < pos);
      if (isEarlier) continue;
      yield {
        span: script.spanOf(pos, end),
        message: `The shell replaces ${name} before it hands the new value to the command.`,
        related: [
          {
            span: script.spanOf(setting.pos, setting.pos + name.length),
            message: 'Only the command sees this.',
          },
        ],
      };
    }
  },
});
