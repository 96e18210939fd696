import { replace } from '../../shell/edits.ts';
import { commandName, wordPlace } from '../../shell/places.ts';
import { defineShellRule } from '../model/shell-rule.ts';

/** Reports `rm *`, where a file with a dash in front becomes an option. */
export const globAsOption = defineShellRule({
  id: 'glob-as-option',
  summary: 'Names that a pattern finds may be taken for options',
  severity: 'information',
  aliases: ['SC2035'],
  *checkScript(script) {
    for (const visit of script.syntax.of('Word')) {
      const [first] = visit.node.parts ?? [];
      if (first?.type !== 'Glob' || first.kind === 'bracket' || wordPlace(visit) !== 'argument') {
        continue;
      }
      const command = visit.parent?.node;
      if (command?.type !== 'Command') continue;
      if (/^(?:echo|printf|\[|test)$/.test(commandName(command) ?? '')) continue;
      const at = command.args.indexOf(visit.node);
      if (command.args.slice(0, at).some(({ text }) => text === '--')) continue;
      yield {
        span: script.spanOf(first.pos, first.end),
        message: `A file whose name begins with a dash is taken for an option of ${commandName(command) ?? 'the command'}.`,
        fixes: [
          {
            title: `Write ./${visit.node.text}`,
            safety: 'safe',
            edits: [replace(script, first, `./${first.text}`)],
          },
        ],
      };
    }
  },
});
