import type { Word, WordPart } from 'unbash';
import { conditionsIn } from '../../shell/conditions.ts';
import { commandName } from '../../shell/places.ts';
import { defineShellRule } from '../model/shell-rule.ts';

/** Reports `[ -n "$(grep …)" ]`, which `grep -q` answers at the first match. */
export const grepOutputTested = defineShellRule({
  id: 'grep-output-tested',
  summary: 'Output of grep is compared instead of its status',
  severity: 'hint',
  aliases: ['SC2143'],
  *checkScript(script) {
    for (const { form, operator, left, right, pos, end, isNegated } of conditionsIn(
      script.syntax,
    )) {
      if (form === 'test' || left || (operator && !/^-[nz]$/.test(operator.text))) continue;
      if (!isGrepOutput(right, script.syntax.text)) continue;
      const isEmpty = (operator?.text === '-z') !== isNegated;
      yield {
        span: script.spanOf(pos, end),
        message: `The whole output is kept only to ask whether there is any; ${isEmpty ? '! grep -q' : 'grep -q'} stops at the first match.`,
      };
    }
  },
});

function isGrepOutput({ parts }: Word, text: string): boolean {
  const [only, ...others] = parts ?? [];
  if (!only || others.length > 0) return false;
  const inner: readonly WordPart[] = only.type === 'DoubleQuoted' ? only.parts : [only];
  const [expansion, ...rest] = inner;
  if (expansion?.type !== 'CommandExpansion' || rest.length > 0 || text[expansion.pos] !== '$') {
    return false;
  }
  const [statement, ...more] = expansion.script?.commands ?? [];
  const command = statement?.command;
  const last = command?.type === 'Pipeline' ? command.commands.at(-1) : command;
  return (
    more.length === 0 && last?.type === 'Command' && /^[ef]?grep$/.test(commandName(last) ?? '')
  );
}
