import { pipesOf } from '../../shell/pipes.ts';
import { argumentsOf, commandName } from '../../shell/places.ts';
import { defineShellRule } from '../model/shell-rule.ts';

/** Reports names of files that go from `find` to `xargs` or a loop without protection. */
export const parsedFind = defineShellRule({
  id: 'parsed-find',
  summary: 'Names that find prints are split at blanks',
  severity: 'information',
  aliases: ['SC2038', 'SC2044'],
  *checkScript(script) {
    for (const { from, to } of pipesOf(script.syntax)) {
      if (commandName(from) !== 'find' || to.type !== 'Command' || commandName(to) !== 'xargs') {
        continue;
      }
      const end = argumentsOf(to).some(({ text }) => /^-\w*[0d]|^--(?:null|delimiter)/.test(text));
      const own = argumentsOf(from).some(({ text }) => /^-(?:print0|printf|fprintf)/.test(text));
      if (end || own) continue;
      const xargs = to.name;
      yield {
        span: script.spanOf(from.pos, from.end),
        message: 'A name with a blank or a quote in it becomes several arguments of xargs.',
        aliases: ['SC2038'],
        ...(xargs && {
          fixes: [
            {
              title: 'End each name with a null byte',
              safety: 'safe' as const,
              edits: [
                { span: after(script.spanOf(from.pos, from.end)), text: ' -print0' },
                { span: after(script.spanOf(xargs.pos, xargs.end)), text: ' -0' },
              ],
            },
          ],
        }),
      };
    }
    for (const { node } of script.syntax.of('For')) {
      const [only, ...more] = node.wordlist ?? [];
      const [part, ...others] = only?.parts ?? [];
      if (more.length + others.length > 0 || part?.type !== 'CommandExpansion') continue;
      const [statement, ...rest] = part.script?.commands ?? [];
      const command = statement?.command;
      if (rest.length > 0 || command?.type !== 'Command') continue;
      if (commandName(command) !== 'find') continue;
      yield {
        span: script.spanOf(part.pos, part.end),
        message: 'A name with a blank in it becomes two turns of this loop.',
        aliases: ['SC2044'],
      };
    }
  },
});

function after({ end }: { readonly end: number }) {
  return { start: end, end };
}
