import { append } from '../../shell/edits.ts';
import { argumentsOf, commandName } from '../../shell/places.ts';
import type { ShellSyntax, Visit } from '../../shell/syntax.ts';
import { defineShellRule } from '../model/shell-rule.ts';

/** Reports changes of the folder after which the script goes on even when they fail. */
export const uncheckedCd = defineShellRule({
  id: 'unchecked-cd',
  summary: 'Script goes on when cd fails',
  severity: 'warning',
  aliases: ['SC2164'],
  *checkScript(script, { exitsOnError }) {
    if (exitsOnError) return;
    const errexit = errexitFrom(script.syntax);
    for (const visit of script.syntax.of('Command')) {
      const { node } = visit;
      const name = commandName(node);
      if (name !== 'cd' && name !== 'pushd' && name !== 'popd') continue;
      if (node.pos > errexit || !isUnchecked(visit)) continue;
      const [target] = argumentsOf(node);
      if (name === 'cd' && /^(?:\.\.\/?)+$/.test(target?.text ?? '')) continue;
      if (name !== 'cd' && argumentsOf(node).some(({ text }) => text === '-n')) continue;
      yield {
        span: script.spanOf(node.pos, node.end),
        message: `When ${name} fails, the commands behind it run in the wrong folder.`,
        fixes: [
          {
            title: 'Leave the script when it fails',
            safety: 'unsafe',
            edits: [append(script, node, ' || exit 1')],
          },
        ],
      };
    }
  },
});

/** Where the script begins to stop at the first failure. */
function errexitFrom(syntax: ShellSyntax): number {
  const set = syntax.of('Command').find(({ node }) => {
    if (commandName(node) !== 'set') return false;
    return argumentsOf(node).some(({ text }) => /^-[a-z]*e/.test(text) || text === 'errexit');
  });
  return set?.node.pos ?? Number.POSITIVE_INFINITY;
}

/** True when nothing looks at the exit status of a command. */
function isUnchecked(visit: Visit): boolean {
  let child: Visit = visit;
  for (let at = visit.parent; at; child = at, at = at.parent) {
    const { node } = at;
    switch (node.type) {
      case 'AndOr':
        if (node.commands.at(-1) !== child.node) return false;
        break;
      case 'If':
      case 'Elif':
      case 'While':
        if (node.clause === child.node) return false;
        return true;
      case 'CompoundList':
        if (node.commands.at(-1) !== child.node) return true;
        break;
      case 'Script':
      case 'Function':
        return true;
      default:
        break;
    }
  }
  return true;
}
