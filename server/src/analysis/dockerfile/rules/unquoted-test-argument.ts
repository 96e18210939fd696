import { conditionsIn } from '../../shell/conditions.ts';
import { surround } from '../../shell/edits.ts';
import { defineShellRule } from '../model/shell-rule.ts';

/** Reports `[ -n $a ]`, which is true when the value is empty. */
export const unquotedTestArgument = defineShellRule({
  id: 'unquoted-test-argument',
  summary: 'Test of -n is true for an empty value',
  severity: 'warning',
  aliases: ['SC2070'],
  *checkScript(script) {
    for (const { form, operator, left, right } of conditionsIn(script.syntax)) {
      if (form === '[[' || left || operator?.text !== '-n') continue;
      const [only, ...others] = right.parts ?? [];
      const isExpansion = only && others.length === 0 && expansions.has(only.type);
      if (!isExpansion) continue;
      yield {
        span: script.spanOf(right.pos, right.end),
        message: 'When the value is empty, only [ -n ] remains, which is true.',
        fixes: [
          { title: `Quote ${right.text}`, safety: 'safe', edits: surround(script, right, '"') },
        ],
      };
    }
  },
});

const expansions: ReadonlySet<string> = new Set([
  'SimpleExpansion',
  'ParameterExpansion',
  'CommandExpansion',
]);
