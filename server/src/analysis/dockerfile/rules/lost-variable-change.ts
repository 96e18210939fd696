import type { SyntaxNode } from 'unbash';
import type { Visit } from '../../shell/syntax.ts';
import { settingBefore, type VariableSetting, variablesOf } from '../../shell/variables.ts';
import { defineShellRule } from '../model/shell-rule.ts';

/** Reports values that are set in a pipe or in parentheses and read behind them. */
export const lostVariableChange = defineShellRule({
  id: 'lost-variable-change',
  summary: 'Value is lost with the process that set it',
  severity: 'warning',
  aliases: ['SC2031', 'SC2030'],
  *checkScript(script) {
    const { uses, settings } = variablesOf(script.syntax);
    const reported = new Set<string>();
    for (const { name, visit, pos, end } of uses) {
      const last = settingBefore(settings.get(name), pos);
      if (!last || last.isForCommand || last.how === 'declaration' || reported.has(name)) continue;
      const process = processAround(last);
      if (!process || contains(process, visit)) continue;
      reported.add(name);
      yield {
        span: script.spanOf(pos, end),
        message: `The value that ${name} got before is lost: ${process.type === 'Subshell' ? 'parentheses run' : 'each side of a pipe runs'} in a process of ${process.type === 'Subshell' ? 'their' : 'its'} own.`,
        related: [{ span: script.spanOf(last.pos, last.end), message: 'It is set here.' }],
      };
    }
  },
});

/** The process that ends with what is set in it. */
function processAround({ visit }: VariableSetting): SyntaxNode | undefined {
  let child: SyntaxNode = visit.node;
  for (let at = visit.parent; at; at = at.parent) {
    const { node } = at;
    if (node.type === 'CommandExpansion' || node.type === 'ProcessSubstitution') return undefined;
    if (node.type === 'Subshell') return node;
    if (node.type === 'Pipeline' && node.commands.length > 1) return child;
    child = node;
  }
  return undefined;
}

function contains(node: SyntaxNode, visit: Visit): boolean {
  for (let at: Visit | undefined = visit; at; at = at.parent) if (at.node === node) return true;
  return false;
}
