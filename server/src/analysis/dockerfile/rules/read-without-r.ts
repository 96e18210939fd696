import { append } from '../../shell/edits.ts';
import { argumentsOf, commandName } from '../../shell/places.ts';
import { defineShellRule } from '../model/shell-rule.ts';

/** Reports `read` without `-r`, which swallows backslashes. */
export const readWithoutR = defineShellRule({
  id: 'read-without-r',
  summary: 'Backslashes are lost while reading',
  severity: 'information',
  aliases: ['SC2162'],
  *checkScript(script) {
    for (const { node } of script.syntax.of('Command')) {
      if (commandName(node) !== 'read' || !node.name) continue;
      if (argumentsOf(node).some(({ text }) => /^-[a-zA-Z]*r/.test(text))) continue;
      yield {
        span: script.spanOf(node.name.pos, node.name.end),
        message: 'Without -r, read takes backslashes in its input for escapes and removes them.',
        fixes: [{ title: 'Add -r', safety: 'safe', edits: [append(script, node.name, ' -r')] }],
      };
    }
  },
});
