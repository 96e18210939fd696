import { misplacedKeywords } from '../../shell/fault-causes.ts';
import { defineShellRule } from '../model/shell-rule.ts';

/** Reports `do`, `done`, `then` and `fi` that the shell takes for arguments. */
export const misplacedKeyword = defineShellRule({
  id: 'misplaced-keyword',
  summary: 'Keyword is taken for an argument',
  severity: 'error',
  aliases: ['SC1010', 'SC1063'],
  ofBrokenScripts: true,
  *checkScript(script) {
    for (const { word, inList } of misplacedKeywords(script.syntax)) {
      const span = script.spanOf(word.pos, word.end);
      const blank = script.spanOf(word.pos - 1, word.pos);
      yield {
        span,
        message: `No ; stands before ${word.text}, so the shell takes it for an argument.`,
        aliases: [inList ? 'SC1063' : 'SC1010'],
        fixes: [
          {
            title: `Put a ; before ${word.text}`,
            safety: 'unsafe',
            edits: [{ span: { start: blank.start, end: span.start }, text: '; ' }],
          },
        ],
      };
    }
  },
});
