import type { Command, Word } from 'unbash';
import { argumentsOf, commandName, wordPlace } from '../../shell/places.ts';
import { defineShellRule } from '../model/shell-rule.ts';

/** Reports `echo "$(command)"` and `$(echo text)`. */
export const uselessEcho = defineShellRule({
  id: 'useless-echo',
  summary: 'Program echo only hands text on',
  severity: 'hint',
  aliases: ['SC2005', 'SC2116'],
  *checkScript(script) {
    for (const { node } of script.syntax.of('Command')) {
      const [word, ...more] = echoed(node) ?? [];
      if (!word || more.length > 0 || !isOutput(word)) continue;
      yield {
        span: script.spanOf(word.pos, word.end),
        message: 'The command prints its output by itself, so echo adds nothing.',
        aliases: ['SC2005'],
      };
    }
    for (const visit of script.syntax.of('CommandExpansion')) {
      const [statement, ...rest] = visit.node.script?.commands ?? [];
      const command = statement?.command;
      if (rest.length > 0 || command?.type !== 'Command') continue;
      const words = echoed(command);
      if (!words || words.length === 0 || words.some(isReplaced)) continue;
      if (words.every(isOutput)) continue;
      const { parent } = visit;
      const isInLoop = parent?.node.type === 'Word' && wordPlace(parentWord(parent)) === 'loop';
      yield {
        span: script.spanOf(visit.node.pos, visit.node.end),
        message: isInLoop
          ? 'The loop can go through these words without echo.'
          : 'The text can stand here without echo and the shell that runs it.',
        aliases: ['SC2116'],
      };
    }
  },
});

/** The words that echo prints; undefined for other commands and when options change the output. */
function echoed(command: Command): Word[] | undefined {
  if (commandName(command) !== 'echo') return undefined;
  const words = argumentsOf(command);
  return words.some(({ text }) => /^-/.test(text)) ? undefined : words;
}

/** True for a word that is nothing but the output of one command; `$(<file)` needs a command. */
function isOutput({ parts }: Word): boolean {
  const [only, ...more] = parts ?? [];
  if (!only || more.length > 0) return false;
  if (only.type === 'DoubleQuoted') {
    return (
      only.parts.length === 1 &&
      only.parts[0]?.type === 'CommandExpansion' &&
      !isFile(only.parts[0].text)
    );
  }
  return only.type === 'CommandExpansion' && !isFile(only.text);
}

function isFile(text: string): boolean {
  return /^\$\(\s*</.test(text);
}

function isReplaced({ parts }: Word): boolean {
  return (parts ?? []).some(({ type }) => /^(?:Glob|ExtendedGlob|BraceExpansion)$/.test(type));
}

function parentWord(visit: NonNullable<Parameters<typeof wordPlace>[0]['parent']>) {
  return visit as Parameters<typeof wordPlace>[0];
}
