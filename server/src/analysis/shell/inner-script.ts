import type { Command } from 'unbash';
import { argumentsOf, staticValue } from './places.ts';
import type { InnerScript } from './script.ts';
import { shellCall } from './shell-call.ts';
import type { ShellSource } from './shell-source.ts';
import { heredocText, type UnquotedText, unquotedWord } from './unquoted-text.ts';

/** The text of an inner script before it is parsed. */
export interface InnerText extends Omit<InnerScript, 'script' | 'span' | 'isVerbatim'> {
  readonly source: UnquotedText;
}

/** The script that a command hands to a shell: as a word behind `-c`, or as a heredoc. */
export function innerText(command: Command, source: ShellSource): InnerText | undefined {
  if (!command.name) return undefined;
  const words = [command.name, ...argumentsOf(command)];
  const call = shellCall(words.map(staticValue));
  if (!call) return undefined;
  const about = { shell: call.shell, inheritsVariables: true };
  const word = call.script === undefined ? undefined : words[call.script];
  if (word) {
    const text = unquotedWord(word, source);
    const unfit = /^'[^']*'$/.test(word.text) ? /['\n]/ : /['"$`\\\n]/;
    return text && { ...about, source: text, unfit };
  }
  const input = command.redirects.findLast(({ operator }) => /^<(?![&>])/.test(operator));
  if (input?.type !== 'HereDoc') return undefined;
  const isQuoted = input.delimiter?.quoted ?? false;
  return {
    ...about,
    source: heredocText(input.body, isQuoted, source),
    unfit: isQuoted ? /^(?!)/ : /[$`\\]/,
  };
}
