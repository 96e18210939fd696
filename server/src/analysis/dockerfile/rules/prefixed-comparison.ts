import type { Word } from 'unbash';
import { conditionsIn } from '../../shell/conditions.ts';
import { defineShellRule } from '../model/shell-rule.ts';

/** Reports `[ x"$a" = x ]`, which old shells needed. */
export const prefixedComparison = defineShellRule({
  id: 'prefixed-comparison',
  summary: 'Letter stands before both sides of a comparison',
  severity: 'hint',
  aliases: ['SC2268'],
  *checkScript(script) {
    for (const { operator, left, right, pos, end } of conditionsIn(script.syntax)) {
      if (!operator || !left || !/^(?:==?|!=)$/.test(operator.text)) continue;
      const [before, behind] = [prefixOf(left), prefixOf(right)];
      const sides = before && behind && [before, behind];
      if (!sides || before.letter !== behind.letter || !(left.parts || right.parts)) continue;
      if (!before.isExpanded && !behind.isExpanded) continue;
      yield {
        span: script.spanOf(pos, end),
        message: `Every shell of today compares empty values rightly, so ${before.letter} only makes this harder to read.`,
        fixes: [
          {
            title: `Remove ${before.letter} on both sides`,
            safety: 'safe',
            edits: sides.map(({ at, text }) => ({ span: script.spanOf(at, at + 1), text })),
          },
        ],
      };
    }
  },
});

interface Prefix {
  readonly letter: string;
  readonly at: number;
  /** What takes its place; a word must stay one. */
  readonly text: string;
  /** True when a value stands behind it. */
  readonly isExpanded: boolean;
}

/** The letter x at the start of a word, also inside of its quotes. */
function prefixOf({ text, pos, parts = [] }: Word): Prefix | undefined {
  const quote = /^"?/.exec(text)?.[0].length ?? 0;
  const letter = text[quote] ?? '';
  if (letter !== 'x' && letter !== 'X') return undefined;
  const rest = text.slice(quote + 1);
  const isExpanded = parts.some(({ type }) => type !== 'Literal') && /^["']?\$/.test(rest);
  return { letter, at: pos + quote, text: rest === '' ? "''" : '', isExpanded };
}
