import type { Word } from 'unbash';
import { surround } from '../../shell/edits.ts';
import { argumentsOf, commandName } from '../../shell/places.ts';
import { defineShellRule } from '../model/shell-rule.ts';

/** Reports patterns for find, grep and tr that the shell replaces by names of files first. */
export const unquotedPattern = defineShellRule({
  id: 'unquoted-pattern',
  summary: 'Shell replaces a pattern before the command sees it',
  severity: 'warning',
  aliases: ['SC2061', 'SC2062', 'SC2060'],
  *checkScript(script) {
    for (const { node } of script.syntax.of('Command')) {
      const name = commandName(node) ?? '';
      const words = argumentsOf(node);
      const patterns =
        name === 'find'
          ? words.filter((_, index) => findOption.test(words[index - 1]?.text ?? ''))
          : name === 'tr'
            ? words
            : /^(?:[ef]?grep|rg)$/.test(name)
              ? words.filter(({ text }) => !text.startsWith('-')).slice(0, 1)
              : [];
      const code = name === 'find' ? 'SC2061' : name === 'tr' ? 'SC2060' : 'SC2062';
      for (const word of patterns.filter(isPattern)) {
        yield {
          span: script.spanOf(word.pos, word.end),
          message: `When names of files match this pattern, ${name} gets those names instead of it.`,
          aliases: [code],
          ...(!/["'$\\]/.test(word.text) && {
            fixes: [
              {
                title: `Quote ${word.text}`,
                safety: 'safe' as const,
                edits: surround(script, word, "'"),
              },
            ],
          }),
        };
      }
    }
  },
});

const findOption = /^-i?(?:name|path|wholename|lname|regex)$/;

function isPattern({ parts }: Word): boolean {
  return (parts ?? []).some(({ type }) => type === 'Glob' || type === 'ExtendedGlob');
}
