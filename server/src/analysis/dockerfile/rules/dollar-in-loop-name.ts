import { defineShellRule } from '../model/shell-rule.ts';

/** Reports `for $i in`, which is no loop. */
export const dollarInLoopName = defineShellRule({
  id: 'dollar-in-loop-name',
  summary: 'Name of a loop variable has a $',
  severity: 'error',
  aliases: ['SC1086'],
  ofBrokenScripts: true,
  *checkScript(script) {
    for (const { node } of script.syntax.of('For')) {
      if (!node.name.text.startsWith('$')) continue;
      const span = script.spanOf(node.name.pos, node.name.end);
      const dollar = { start: span.start, end: span.start + 1 };
      yield {
        span,
        message: 'The shell wants the name of a variable here and stops at the $.',
        fixes: [{ title: 'Remove the $', safety: 'safe', edits: [{ span: dollar, text: '' }] }],
      };
    }
  },
});
