import { argumentsOf, commandName } from '../../shell/places.ts';
import { defineShellRule } from '../model/shell-rule.ts';

/** Reports `tr '[a-z]'`, which replaces the brackets, too. */
export const bracketedTrSet = defineShellRule({
  id: 'bracketed-tr-set',
  summary: 'Brackets in the sets of tr are characters',
  severity: 'information',
  aliases: ['SC2021'],
  *checkScript(script) {
    for (const { node } of script.syntax.of('Command')) {
      if (commandName(node) !== 'tr') continue;
      for (const word of argumentsOf(node)) {
        if (!/^(["'])\[[^:=\]]+-[^\]]+\]\1$/.test(word.text)) continue;
        yield {
          span: script.spanOf(word.pos, word.end),
          message: 'The program tr has no brackets around its sets, so it replaces [ and ], too.',
          fixes: [
            {
              title: 'Remove the brackets',
              safety: 'unsafe',
              edits: [
                { span: script.spanOf(word.pos + 1, word.pos + 2), text: '' },
                { span: script.spanOf(word.end - 2, word.end - 1), text: '' },
              ],
            },
          ],
        };
      }
    }
  },
});
