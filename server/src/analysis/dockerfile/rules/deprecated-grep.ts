import { commandName } from '../../shell/places.ts';
import { defineShellRule } from '../model/shell-rule.ts';

/** Reports `egrep` and `fgrep`. */
export const deprecatedGrep = defineShellRule({
  id: 'deprecated-grep',
  summary: 'Programs egrep and fgrep are obsolete',
  severity: 'hint',
  aliases: ['SC2196', 'SC2197'],
  *checkScript(script) {
    for (const { node } of script.syntax.of('Command')) {
      const name = commandName(node);
      if (!node.name || (name !== 'egrep' && name !== 'fgrep')) continue;
      const span = script.spanOf(node.name.pos, node.name.end);
      const text = name === 'egrep' ? 'grep -E' : 'grep -F';
      yield {
        span,
        message: `New versions of GNU grep warn at each call of ${name}.`,
        tag: 'deprecated',
        aliases: [name === 'egrep' ? 'SC2196' : 'SC2197'],
        fixes: [{ title: `Write ${text}`, safety: 'safe', edits: [{ span, text }] }],
      };
    }
  },
});
