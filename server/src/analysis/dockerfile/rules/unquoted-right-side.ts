import type { Word } from 'unbash';
import { conditionsIn } from '../../shell/conditions.ts';
import { surround } from '../../shell/edits.ts';
import { defineShellRule } from '../model/shell-rule.ts';

/** Reports `[[ $a == $b ]]`, where signs in the value of b are a pattern. */
export const unquotedRightSide = defineShellRule({
  id: 'unquoted-right-side',
  summary: 'Value is compared as a pattern',
  severity: 'information',
  aliases: ['SC2053'],
  *checkScript(script) {
    for (const { form, operator, left, right } of conditionsIn(script.syntax)) {
      if (form !== '[[' || !left || !operator || !/^(?:==?|!=)$/.test(operator.text)) continue;
      if (!isVariable(right)) continue;
      yield {
        span: script.spanOf(right.pos, right.end),
        message: `Signs such as * and ? in the value of ${right.text} match other text, too.`,
        fixes: [
          { title: `Quote ${right.text}`, safety: 'unsafe', edits: surround(script, right, '"') },
        ],
      };
    }
  },
});

function isVariable({ parts }: Word): boolean {
  const [only, ...others] = parts ?? [];
  return (
    others.length === 0 && (only?.type === 'SimpleExpansion' || only?.type === 'ParameterExpansion')
  );
}
