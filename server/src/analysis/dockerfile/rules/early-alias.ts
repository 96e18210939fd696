import type { CommandArgument, WordPart } from 'unbash';
import { commandName } from '../../shell/places.ts';
import { defineShellRule } from '../model/shell-rule.ts';

/** Reports expansions in the text of an alias, which happen when it is defined. */
export const earlyAlias = defineShellRule({
  id: 'early-alias',
  summary: 'Alias holds a value instead of a variable',
  severity: 'warning',
  aliases: ['SC2139'],
  *checkScript(script) {
    for (const { node } of script.syntax.of('Command')) {
      if (commandName(node) !== 'alias') continue;
      for (const argument of node.args) {
        const found = /=/.test(argument.text) ? expansionIn(argument) : undefined;
        if (!found) continue;
        yield {
          span: script.spanOf(found.pos, found.end),
          message: `The shell replaces ${found.text} now, so the alias will not see a later value.`,
        };
      }
    }
  },
});

function expansionIn(argument: CommandArgument): WordPart | undefined {
  const word = argument.type === 'Word' ? argument : argument.value;
  if (word.type !== 'Word') return undefined;
  return word.parts
    ?.flatMap((part): readonly WordPart[] => (part.type === 'DoubleQuoted' ? part.parts : [part]))
    .find(({ type }) => /^(?:Simple|Parameter|Command|Arithmetic)Expansion$/.test(type));
}
