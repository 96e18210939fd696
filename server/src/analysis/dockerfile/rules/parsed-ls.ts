import { pipesOf } from '../../shell/pipes.ts';
import { argumentsOf, commandName } from '../../shell/places.ts';
import { defineShellRule } from '../model/shell-rule.ts';

/** Reports programs that read names of files from `ls`. */
export const parsedLs = defineShellRule({
  id: 'parsed-ls',
  summary: 'Names of files are read from ls',
  severity: 'information',
  aliases: ['SC2012', 'SC2010', 'SC2011', 'SC2045'],
  *checkScript(script) {
    for (const { from, to } of pipesOf(script.syntax)) {
      if (commandName(from) !== 'ls' || !from.name) continue;
      const reader = to.type === 'Command' ? commandName(to) : undefined;
      const code = (reader && codes.get(reader)) ?? 'SC2012';
      // Names are printed with quotes or without line breaks of their own.
      if (argumentsOf(from).some(({ text }) => /^-\w*[bQN]$|^--quoting/.test(text))) continue;
      const { end } = code === 'SC2012' ? from : from.name;
      yield {
        span: script.spanOf(from.pos, end),
        message: 'Names with a blank or a line break in them do not survive the way through ls.',
        aliases: [code],
      };
    }
    for (const { node } of script.syntax.of('For')) {
      const [only, ...more] = node.wordlist ?? [];
      const [part, ...others] = only?.parts ?? [];
      if (more.length + others.length > 0 || part?.type !== 'CommandExpansion') continue;
      const [statement, ...rest] = part.script?.commands ?? [];
      const command = statement?.command;
      if (rest.length > 0 || command?.type !== 'Command' || commandName(command) !== 'ls') continue;
      const folder = argumentsOf(command);
      const pattern = folder.length === 1 ? `${folder[0]?.text.replace(/\/$/, '')}/*` : '*';
      yield {
        span: script.spanOf(part.pos, part.end),
        message: 'A name with a blank in it becomes two turns of this loop.',
        aliases: ['SC2045'],
        ...(folder.every(({ text }) => !/^-|[*?]/.test(text)) &&
          folder.length < 2 && {
            fixes: [
              {
                title: `Go through ${pattern}`,
                safety: 'unsafe' as const,
                edits: [{ span: script.spanOf(part.pos, part.end), text: pattern }],
              },
            ],
          }),
      };
    }
  },
});

/** What ShellCheck calls it when these programs read the names. */
const codes = new Map([
  ['grep', 'SC2010'],
  ['egrep', 'SC2010'],
  ['fgrep', 'SC2010'],
  ['xargs', 'SC2011'],
]);
