import type { Word } from 'unbash';
import { argumentsOf } from '../../shell/places.ts';
import { defineShellRule } from '../model/shell-rule.ts';

/** Reports `do`, `done`, `then` and `fi` that the shell takes for arguments. */
export const misplacedKeyword = defineShellRule({
  id: 'misplaced-keyword',
  summary: 'Keyword is taken for an argument',
  severity: 'warning',
  aliases: ['SC1010', 'SC1063'],
  ofBrokenScripts: true,
  *checkScript(script) {
    if (script.isComplete) return;
    const lists = [
      ...script.syntax
        .of('Command')
        .map(({ node }) => ({ words: argumentsOf(node), code: 'SC1010' })),
      ...script.syntax
        .of('For')
        .map(({ node }) => ({ words: node.wordlist ?? [], code: 'SC1063' })),
    ];
    for (const { words, code } of lists) {
      const word = words.find(({ text }: Word) => keywords.has(text));
      if (!word) continue;
      const at = script.spanOf(word.pos, word.end);
      yield {
        span: at,
        message: `No ; stands before ${word.text}, so the shell takes it for an argument.`,
        aliases: [code],
        fixes: [
          {
            title: `Put a ; before ${word.text}`,
            safety: 'unsafe',
            edits: [
              {
                span: { start: script.spanOf(word.pos - 1, word.pos).start, end: at.start },
                text: '; ',
              },
            ],
          },
        ],
      };
    }
  },
});

const keywords = new Set(['do', 'done', 'then', 'fi', 'esac']);
