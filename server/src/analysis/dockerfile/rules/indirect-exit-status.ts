import type { SyntaxNode } from 'unbash';
import { commandName } from '../../shell/places.ts';
import { defineShellRule } from '../model/shell-rule.ts';

/** Reports `command; if [ $? -ne 0 ]`, which a build that stops at errors never reaches. */
export const indirectExitStatus = defineShellRule({
  id: 'indirect-exit-status',
  summary: 'Exit status is compared afterwards',
  severity: 'hint',
  aliases: ['SC2181'],
  *checkScript(script) {
    for (const visit of script.syntax.of('SimpleExpansion')) {
      if (visit.node.text !== '$?') continue;
      let part: SyntaxNode = visit.node;
      let { parent } = visit;
      while (parent && (parent.node.type === 'DoubleQuoted' || parent.node.type === 'Word')) {
        part = parent.node;
        parent = parent.parent;
      }
      if (!parent || !comparesWithZero(parent.node, part)) continue;
      yield {
        span: script.spanOf(part.pos, part.end),
        message:
          'Any command in between changes $?, and with set -e the script ends before it is looked at.',
      };
    }
  },
});

function comparesWithZero(node: SyntaxNode, part: SyntaxNode): boolean {
  if (node.type === 'TestBinary')
    return node.left === part && /^["']?0["']?$/.test(node.right.text);
  if (node.type === 'ArithmeticWord') return true;
  if (node.type !== 'Command' || !/^(?:\[|test)$/.test(commandName(node) ?? '')) return false;
  const words = node.args;
  const at = words.indexOf(part as (typeof words)[number]);
  const isFirst = /^-|=/.test(words[at + 1]?.text ?? '');
  const operator = words[isFirst ? at + 1 : at - 1]?.text ?? '';
  const other = words[isFirst ? at + 2 : at - 2]?.text ?? '';
  return /^(?:-eq|-ne|-gt|!?==?)$/.test(operator) && /^["']?0["']?$/.test(other);
}
