import { replace } from '../../shell/edits.ts';
import { commandName, placeOf } from '../../shell/places.ts';
import { defineShellRule } from '../model/shell-rule.ts';

/** Reports `"~/file"`, which is not in the home folder. */
export const quotedTilde = defineShellRule({
  id: 'quoted-tilde',
  summary: 'Tilde stands in quotes',
  severity: 'warning',
  aliases: ['SC2088'],
  *checkScript(script) {
    for (const type of ['DoubleQuoted', 'SingleQuoted'] as const) {
      for (const visit of script.syntax.of(type)) {
        const { node } = visit;
        const { word, where } = placeOf(visit);
        if (!/^["']~\//.test(node.text) || word?.node.pos !== node.pos || where === 'pattern')
          continue;
        const command = word.parent?.node;
        if (
          command?.type === 'Command' &&
          /^(?:echo|printf|alias|sed|grep)$/.test(commandName(command) ?? '')
        )
          continue;
        yield {
          span: script.spanOf(node.pos + 1, node.end - 1),
          message: 'In quotes the tilde is a plain character, and not the home folder.',
          ...(type === 'DoubleQuoted' && {
            fixes: [
              {
                title: 'Write $HOME',
                safety: 'unsafe' as const,
                edits: [replace(script, { pos: node.pos + 1, end: node.pos + 2 }, '$HOME')],
              },
            ],
          }),
        };
      }
    }
  },
});
