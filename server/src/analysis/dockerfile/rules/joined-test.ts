import { argumentsOf, commandName } from '../../shell/places.ts';
import { defineShellRule } from '../model/shell-rule.ts';

/** Reports `-a` and `-o` between two conditions of `[`. */
export const joinedTest = defineShellRule({
  id: 'joined-test',
  summary: 'Conditions are joined inside of [ ]',
  severity: 'information',
  aliases: ['SC2166'],
  *checkScript(script) {
    for (const { node } of script.syntax.of('Command')) {
      const name = commandName(node);
      if (name !== '[') continue;
      const words = argumentsOf(node);
      const nests = words.some(({ text }) => /^["'\\]?[()]/.test(text));
      for (const [index, word] of words.entries()) {
        const before = words[index - 1]?.text;
        if ((word.text !== '-a' && word.text !== '-o') || before === undefined) continue;
        if (/^(?:!|=|==|!=|-[ao])$|^\\?\($/.test(before)) continue;
        yield {
          span: script.spanOf(word.pos, word.end),
          message: `Shells read ${word.text} in different ways when a value looks like an operator.`,
          ...(!nests && {
            fixes: [
              {
                title: `Write two conditions with ${word.text === '-a' ? '&&' : '||'}`,
                safety: 'unsafe' as const,
                edits: [
                  {
                    span: script.spanOf(word.pos, word.end),
                    text: word.text === '-a' ? '] && [' : '] || [',
                  },
                ],
              },
            ],
          }),
        };
      }
    }
  },
});
