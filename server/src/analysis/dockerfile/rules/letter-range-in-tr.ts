import { argumentsOf, commandName, staticValue } from '../../shell/places.ts';
import { defineShellRule } from '../model/shell-rule.ts';

/** Reports `a-z` and `A-Z` in the sets of `tr`. */
export const letterRangeInTr = defineShellRule({
  id: 'letter-range-in-tr',
  summary: 'Range of tr leaves out letters with accents',
  severity: 'hint',
  aliases: ['SC2018', 'SC2019'],
  *checkScript(script) {
    for (const { node } of script.syntax.of('Command')) {
      if (commandName(node) !== 'tr') continue;
      for (const word of argumentsOf(node)) {
        const value = staticValue(word);
        if (value !== 'a-z' && value !== 'A-Z') continue;
        const span = script.spanOf(word.pos, word.end);
        const text = value === 'a-z' ? "'[:lower:]'" : "'[:upper:]'";
        yield {
          span,
          message: `${value} leaves out letters such as é and ß.`,
          aliases: [value === 'a-z' ? 'SC2018' : 'SC2019'],
          fixes: [{ title: `Write ${text}`, safety: 'unsafe', edits: [{ span, text }] }],
        };
      }
    }
  },
});
