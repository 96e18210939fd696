import type { CommandNode, Statement, Word } from 'unbash';
import { defineShellRule } from '../model/shell-rule.ts';

/** Reports three and more commands in a row that each append to the same file. */
export const repeatedRedirect = defineShellRule({
  id: 'repeated-redirect',
  summary: 'File is opened again for every line',
  severity: 'hint',
  aliases: ['SC2129'],
  *checkScript(script) {
    const lists = [
      script.syntax.tree.commands,
      ...script.syntax.of('CompoundList').map(({ node }) => node.commands),
    ];
    for (const list of lists) {
      const targets = list.map(appendedTo);
      for (const [index, target] of targets.entries()) {
        const first = list[index];
        const isRun = target && [1, 2].every((more) => targets[index + more] === target);
        if (!first || !isRun || targets[index - 1] === target) continue;
        yield {
          span: script.spanOf(first.command.pos, first.command.end),
          message: `One { …; } >> ${target} around these commands opens the file once.`,
        };
      }
    }
  },
});

function appendedTo({ command, background }: Statement): string | undefined {
  if (background || command.type === 'AndOr' || command.type === 'Pipeline') return undefined;
  return targetOf(command)?.text;
}

function targetOf(node: CommandNode): Word | undefined {
  if (node.type !== 'Command') return undefined;
  const last = node.redirects.at(-1);
  return last?.type === 'Redirect' && last.operator === '>>' ? last.target : undefined;
}
