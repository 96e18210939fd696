import { defineRule } from '../../core/rule.ts';
import type { DockerfileModel } from '../model/model.ts';
import { undefinedConsequence } from '../model/undefined-consequence.ts';
import { grammar } from '../syntax/grammar.ts';
import { type Instruction, type Token, withoutOnbuild } from '../syntax/nodes.ts';

/** Reports variables that nothing declares and that BuildKit therefore replaces by nothing. */
export const undefinedVariable = defineRule<DockerfileModel>({
  id: 'undefined-variable',
  summary: 'Variable is used that nothing declares',
  severity: 'warning',
  aliases: ['UndefinedVar', 'DL3044'],
  *check(model) {
    for (const stage of model.stages) {
      for (const instruction of stage.instructions.map(withoutOnbuild)) {
        if (!mayExpand(instruction)) continue;
        const references = instruction.variables.filter(
          ({ expandedBy }) => expandedBy === 'builder',
        );
        if (references.length === 0) continue;
        const scope = model.scopeAt(instruction);
        if (!scope.isComplete) continue;
        const own = new Set(
          instruction.kind === 'ENV' ? instruction.pairs.map(({ key }) => key.value) : [],
        );
        for (const { name, operator } of references) {
          if (scope.lookup(name.text) || isEarlierArgument(name, instruction)) continue;
          const isLater = own.has(name.text);
          yield {
            span: name.span,
            message: isLater
              ? `${name.text} gets its value only after this ENV, so it is empty here.`
              : `Nothing declares ${name.text}, so ${undefinedConsequence(operator)}.`,
            aliases: isLater ? ['UndefinedVar', 'DL3044'] : ['UndefinedVar'],
          };
        }
      }
    }
  },
});

/** Each name of one ARG sees the names before it. */
function isEarlierArgument({ text, span }: Token, instruction: Instruction): boolean {
  return (
    instruction.kind === 'ARG' &&
    instruction.pairs.some(({ key }) => key.value === text && key.span.end < span.start)
  );
}

/** Commands are read by the shell; of their lines BuildKit expands the flags alone. */
function mayExpand({ kind, flags }: Instruction): boolean {
  return kind !== 'UNKNOWN' && (grammar[kind].expands || flags.length > 0);
}
