import { replace } from '../../shell/edits.ts';
import type { ShellScript } from '../../shell/script.ts';
import { defineShellRule } from '../model/shell-rule.ts';

/** Reports `$` before names inside `$((…))`. */
export const dollarInArithmetic = defineShellRule({
  id: 'dollar-in-arithmetic',
  summary: 'Names in $((…)) need no $',
  severity: 'hint',
  aliases: ['SC2004'],
  *checkScript(script) {
    for (const { node } of script.syntax.of('ArithmeticWord'))
      yield* check(script, node, node.value);
  },
});

function* check(
  script: ShellScript,
  range: { readonly pos: number; readonly end: number },
  text: string,
) {
  const name = /^\$\{?([A-Za-z_]\w*)\}?$/.exec(text)?.[1];
  if (!name) return;
  yield {
    span: script.spanOf(range.pos, range.end),
    message:
      'Inside of $((…)) every name is a variable, and with $ a value such as 1+1 is cut apart.',
    fixes: [
      { title: `Write ${name}`, safety: 'safe' as const, edits: [replace(script, range, name)] },
    ],
  };
}
