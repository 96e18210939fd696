import type { Word } from 'unbash';
import { commandName } from '../../shell/places.ts';
import { defineShellRule } from '../model/shell-rule.ts';

/** Reports `for line in $(cat file)`. */
export const loopedFileWords = defineShellRule({
  id: 'looped-file-words',
  summary: 'Loop goes over words where lines are meant',
  severity: 'information',
  aliases: ['SC2013'],
  *checkScript(script) {
    for (const { node } of script.syntax.of('For')) {
      const [word, ...others] = node.wordlist ?? [];
      if (!word || others.length > 0 || !readsLines(word)) continue;
      yield {
        span: script.spanOf(word.pos, word.end),
        message: `The loop takes each word of the lines, and the names of files where a word has * or ?.`,
      };
    }
  },
});

/** A command whose output is lines of files. */
function readsLines({ parts }: Word): boolean {
  const [only, ...others] = parts ?? [];
  if (only?.type !== 'CommandExpansion' || others.length > 0) return false;
  const [statement, ...more] = only.script?.commands ?? [];
  const command = statement?.command;
  if (!command || more.length > 0) return false;
  const stages = command.type === 'Pipeline' ? command.commands : [command];
  return stages.every(
    (stage) => stage.type === 'Command' && /^(?:cat|[ef]?grep)$/.test(commandName(stage) ?? ''),
  );
}
