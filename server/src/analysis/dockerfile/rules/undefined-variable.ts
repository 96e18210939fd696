import type { Finding } from '../../core/finding.ts';
import { defineStageRule } from '../model/stage-rule.ts';
import { undefinedConsequence } from '../model/undefined-consequence.ts';
import { grammar } from '../syntax/grammar.ts';
import { movedFindings, perInstruction } from '../syntax/moved-instruction.ts';
import { type Instruction, type Token, withoutOnbuild } from '../syntax/nodes.ts';

/** Reports variables that nothing declares and that BuildKit therefore replaces by nothing. */
export const undefinedVariable = defineStageRule({
  id: 'undefined-variable',
  summary: 'Variable is used that nothing declares',
  severity: 'warning',
  aliases: ['UndefinedVar', 'DL3044'],
  *checkStage({ instructions }, { scopeAt }) {
    for (const instruction of instructions.map(withoutOnbuild)) {
      const references = referencesIn(instruction);
      if (references.length === 0) continue;
      const scope = scopeAt(instruction);
      if (!scope.isComplete) continue;
      const undeclared = references.filter(({ name }) => !scope.lookup(name));
      const found = undeclared.map(({ finding }) => finding);
      yield* movedFindings(instruction, found);
    }
  },
});

/** What is said of each variable that BuildKit replaces in an instruction, if nothing declares it. */
const referencesIn = perInstruction((instruction) => {
  if (!mayExpand(instruction)) return [];
  const own = instruction.kind === 'ENV' ? instruction.pairs.map(({ key }) => key.value) : [];
  return instruction.variables
    .filter(
      ({ expandedBy, name }) => expandedBy === 'builder' && !isEarlierArgument(name, instruction),
    )
    .map(({ name, operator }) => {
      const isLater = own.includes(name.text);
      const finding: Finding = {
        span: name.span,
        message: isLater
          ? `${name.text} gets its value only after this ENV, so it is empty here.`
          : `Nothing declares ${name.text}, so ${undefinedConsequence(operator)}.`,
        aliases: isLater ? [...inBuildKit(instruction), 'DL3044'] : inBuildKit(instruction),
      };
      return { name: name.text, finding };
    });
});

/** BuildKit replaces the variables of ports without a look at whether they are set. */
function inBuildKit({ kind }: Instruction): string[] {
  return kind === 'EXPOSE' ? [] : ['UndefinedVar'];
}

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
