import { variablesOf } from '../../shell/variables.ts';
import { defineShellRule } from '../model/shell-rule.ts';

/** Reports `A=1 echo $A`, where the value comes too late. */
export const latePrefixAssignment = defineShellRule({
  id: 'late-prefix-assignment',
  summary: 'Value is set after it is used',
  severity: 'warning',
  aliases: ['SC2098'],
  *checkScript(script) {
    const { uses, settings } = variablesOf(script.syntax);
    for (const { name, pos, end } of uses) {
      const setting = settings.get(name)?.findLast((each) => each.isForCommand && each.pos < pos);
      const command = setting?.visit.parent?.node;
      if (!setting || command?.type !== 'Command') continue;
      const own = command.prefix.indexOf(setting.visit.node as (typeof command.prefix)[number]);
      const later = command.prefix.slice(own + 1);
      const isArgument =
        command.name !== undefined && pos >= command.name.pos && end <= command.end;
      if (!isArgument || later.some((part) => pos >= part.pos && pos < part.end)) continue;
      const isEarlier = settings.get(name)?.some((each) => !each.isForCommand && each.pos < pos);
      if (isEarlier) continue;
      yield {
        span: script.spanOf(pos, end),
        message: `The shell replaces ${name} before it hands the new value to the command.`,
        related: [
          { span: script.spanOf(setting.pos, setting.end), message: 'Only the command sees this.' },
        ],
      };
    }
  },
});
