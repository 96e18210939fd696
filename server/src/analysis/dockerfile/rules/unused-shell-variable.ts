import { variablesOf } from '../../shell/variables.ts';
import { defineShellRule } from '../model/shell-rule.ts';

/** Reports variables that the script sets for itself and never reads. */
export const unusedShellVariable = defineShellRule({
  id: 'unused-shell-variable',
  summary: 'Script sets a variable that nothing reads',
  severity: 'information',
  aliases: ['SC2034'],
  *checkScript(script) {
    const { text } = script.syntax;
    const { settings, unknownFrom } = variablesOf(script.syntax);
    if (Number.isFinite(unknownFrom) || /\bset -\w*a|allexport/.test(text)) return;
    const mentions = countNames(text);
    for (const [name, list] of settings) {
      const [first] = list;
      const own = list.filter(({ how }) => how === 'assignment' || how === 'declaration');
      if (!first || own.length < list.length || shellReads.test(name)) continue;
      if (list.some(({ isExported, isForCommand }) => isExported || isForCommand)) continue;
      if (list.some(({ visit: { node } }) => node.type === 'Assignment' && node.append)) continue;
      // A name that occurs in quotes or in a heredoc may be read by another program.
      if ((mentions.get(name) ?? 0) > list.length) continue;
      yield {
        span: script.spanOf(first.pos, first.end),
        message: `${name} ends with this script and is not exported, so nothing ever reads it.`,
        unlessDeclared: [name],
        ofKnownEnvironment: !/[a-z]/.test(name),
        tag: 'unnecessary',
      };
    }
  },
});

/** Variables that the shell itself reads, and names that say that they are not used. */
const shellReads =
  /^(?:_.*|IFS|PATH|HOME|PS[0-4]|ENV|CDPATH|GLOBIGNORE|HIST\w*|MAIL\w*|OPT\w*|TIMEFORMAT|TMOUT|LANG|LC_\w+|LANGUAGE|BASH_\w+|POSIXLY_CORRECT|PROMPT_COMMAND|REPLY|SHELL|TERM|TZ)$/;

function countNames(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [name] of text.matchAll(/(?<![\w/.-])[A-Za-z_]\w*/g)) {
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}
