import type { Statement } from 'unbash';
import { argumentsOf, commandName } from '../../shell/places.ts';
import { defineShellRule } from '../model/shell-rule.ts';

/** Reports `cd a; …; cd ..`, which ends elsewhere when the first step failed. */
export const cdAndBack = defineShellRule({
  id: 'cd-and-back',
  summary: 'Script goes into a folder and back',
  severity: 'hint',
  aliases: ['SC2103'],
  *checkScript(script, { exitsOnError }) {
    if (exitsOnError || script.commands.some(setsErrexit)) return;
    const lists = [
      script.syntax.tree.commands,
      ...script.syntax.of('CompoundList').map(({ node }) => node.commands),
    ];
    for (const list of lists) {
      let isAway = false;
      for (const statement of list) {
        const target = folderOf(statement);
        if (target === undefined) continue;
        if (!isUp(target)) isAway = true;
        else if (isAway) {
          isAway = false;
          const { pos, end } = statement.command;
          yield {
            span: script.spanOf(pos, end),
            message: 'When the cd before failed, this goes one folder too far up.',
          };
        }
      }
    }
  },
});

function folderOf({ command }: Statement): string | undefined {
  if (command.type !== 'Command' || commandName(command) !== 'cd') return undefined;
  return argumentsOf(command)[0]?.text;
}

function isUp(folder: string): boolean {
  return /^\.\.(?:\/\.\.)*\/?$/.test(folder);
}

function setsErrexit({
  name,
  arguments: words,
}: {
  name: { text: string } | undefined;
  arguments: readonly { text: string }[];
}) {
  return name?.text === 'set' && words.some(({ text }) => /^-[a-z]*e|^errexit$/.test(text));
}
