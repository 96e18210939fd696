import type { SyntaxNode } from 'unbash';
import { commandName } from '../../shell/places.ts';
import type { Visit } from '../../shell/syntax.ts';
import { defineShellRule } from '../model/shell-rule.ts';

/** Reports `a && b || c` that is meant as if, then and else. */
export const andOrAsIf = defineShellRule({
  id: 'and-or-as-if',
  summary: 'Chain of && and || stands for if and else',
  severity: 'information',
  aliases: ['SC2015'],
  *checkScript(script) {
    for (const visit of script.syntax.of('AndOr')) {
      const { commands, operators } = visit.node;
      const at = operators.findIndex(
        (text, index) => text === '&&' && operators[index + 1] === '||',
      );
      const [before, then, otherwise] = commands.slice(at, at + 3);
      if (at < 0 || !before || !then || !otherwise) continue;
      if (isCondition(visit) || cannotFail(otherwise) || asks(then)) continue;
      const pos = script.syntax.text.indexOf('&&', before.end);
      const name = nameOf(then);
      yield {
        span: script.spanOf(pos, pos + 2),
        message: `What stands behind || runs when ${name ?? 'the command before it'} fails, too, not only when the condition is false.`,
      };
    }
  },
});

function isCondition({ node, parent }: Visit): boolean {
  let child: SyntaxNode = node;
  for (let at = parent; at; at = at.parent) {
    const { node } = at;
    if (node.type === 'If' || node.type === 'Elif' || node.type === 'While') {
      return node.clause === child;
    }
    if (node.type !== 'Statement' && node.type !== 'CompoundList') return false;
    child = node;
  }
  return false;
}

/** Commands that end the chain for good, or that are there to make it succeed. */
function cannotFail(node: SyntaxNode): boolean {
  if (node.type === 'BraceGroup' || node.type === 'Subshell') return false;
  if (node.type === 'Pipeline' && node.prefixes.length > 0) return true;
  if (node.type !== 'Command') return false;
  return !node.name || /^(?:true|:|exit|return|echo|printf)$/.test(commandName(node) ?? '');
}

function asks(node: SyntaxNode): boolean {
  return (
    node.type === 'TestCommand' ||
    (node.type === 'Command' && /^(?:test|\[)$/.test(commandName(node) ?? ''))
  );
}

function nameOf(node: SyntaxNode): string | undefined {
  return node.type === 'Command' ? commandName(node) : undefined;
}
