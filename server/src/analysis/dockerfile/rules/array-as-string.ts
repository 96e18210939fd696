import { replace } from '../../shell/edits.ts';
import { settingBefore, variablesOf } from '../../shell/variables.ts';
import { defineShellRule } from '../model/shell-rule.ts';

/** Reports `$array`, which is its first element only. */
export const arrayAsString = defineShellRule({
  id: 'array-as-string',
  summary: 'Array gives its first element only',
  severity: 'warning',
  aliases: ['SC2128'],
  *checkScript(script, { dialect }) {
    const { uses, settings } = variablesOf(script.syntax);
    for (const { name, visit, pos, end } of uses) {
      const { node } = visit;
      const isPlain =
        node.type === 'SimpleExpansion' ||
        (node.type === 'ParameterExpansion' && !node.index && !node.operation && !node.prefix);
      const last = settingBefore(settings.get(name), pos)?.visit.node;
      const isOwn = last?.type === 'Assignment' && last.value.type === 'ArrayValue';
      const isGiven = dialect === 'bash' && !last && bashArrays.test(name);
      if (!isPlain || (!isOwn && !isGiven)) continue;
      yield {
        span: script.spanOf(pos, end),
        message: `${name} is an array, of which this gives the first element only.`,
        fixes: [
          {
            title: `Give every element with \${${name}[@]}`,
            safety: 'unsafe',
            edits: [replace(script, { pos, end }, `\${${name}[@]}`)],
          },
        ],
      };
    }
  },
});

/** Arrays that bash sets. */
const bashArrays =
  /^(?:FUNCNAME|BASH_SOURCE|BASH_LINENO|BASH_REMATCH|PIPESTATUS|DIRSTACK|GROUPS|COPROC|MAPFILE)$/;
