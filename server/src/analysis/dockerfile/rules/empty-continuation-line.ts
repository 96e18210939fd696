import { defineRule } from '../../core/rule.ts';
import type { DockerfileModel } from '../model/model.ts';
import { perInstruction } from '../syntax/moved-instruction.ts';

/** Reports blank lines inside an instruction. */
export const emptyContinuationLine = defineRule<DockerfileModel>({
  id: 'empty-continuation-line',
  summary: 'Blank line inside an instruction',
  severity: 'warning',
  aliases: ['NoEmptyContinuation', 'EMPTY_CONTINUATION_LINE'],
  *check({ tree }) {
    for (const { emptyLines, keyword } of tree.instructions.filter(hasEmptyLines)) {
      const [first] = emptyLines;
      if (!first) continue;
      yield {
        span: first,
        message: `The line above continues here although this line is blank, and a future BuildKit will end ${keyword.text} at this place.`,
        fixes: [
          {
            title: 'Remove the blank lines',
            safety: 'safe',
            edits: emptyLines.map((span) => ({
              span: withLineEnd(tree.text, span.start, span.end),
              text: '',
            })),
          },
        ],
      };
    }
  },
});

const hasEmptyLines = perInstruction(({ emptyLines }) => emptyLines.length > 0);

function withLineEnd(text: string, start: number, end: number) {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const feed = text.indexOf('\n', Math.min(end, text.length - 1));
  const isBreak = text.slice(start, end).includes('\n');
  return { start: lineStart, end: isBreak || feed < 0 ? end : feed + 1 };
}
