import { surround } from '../../shell/edits.ts';
import { commandName, placeOf } from '../../shell/places.ts';
import type { NodeOf } from '../../shell/syntax.ts';
import { defineShellRule } from '../model/shell-rule.ts';

/** Reports output of commands that the shell splits into several arguments. */
export const unquotedCommandSubstitution = defineShellRule({
  id: 'unquoted-command-substitution',
  summary: 'Output of a command is not quoted',
  severity: 'information',
  aliases: ['SC2046'],
  *checkScript(script, { dialect }) {
    for (const visit of script.syntax.of('CommandExpansion')) {
      const { node } = visit;
      const { isQuoted, where, word } = placeOf(visit);
      if (isQuoted || !word || printsNumbers(node)) continue;
      const isWhole = word.node.pos === node.pos && word.node.end === node.end;
      const isSplit =
        where === 'argument' ||
        where === 'redirect' ||
        (where === 'declaration' && dialect === 'sh') ||
        (where === 'name' && !isWhole);
      if (!isSplit) continue;
      yield {
        span: script.spanOf(node.pos, node.end),
        message:
          'The shell splits this output at blanks and replaces * and ? in it by file names, so one argument may become several.',
        fixes: [
          { title: 'Quote the output', safety: 'unsafe', edits: surround(script, node, '"') },
        ],
      };
    }
  },
});

/** Programs that print a list of numbers, which is meant to be split. */
function printsNumbers({ script }: NodeOf<'CommandExpansion'>): boolean {
  const [only, ...more] = script?.commands ?? [];
  const last = only?.command.type === 'Pipeline' ? only.command.commands.at(-1) : only?.command;
  if (more.length > 0 || last?.type !== 'Command') return false;
  return /^(?:seq|pgrep)$/.test(commandName(last) ?? '');
}
