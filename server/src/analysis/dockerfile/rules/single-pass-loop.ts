import type { Word } from 'unbash';
import { defineShellRule } from '../model/shell-rule.ts';

/** Reports loops over one fixed word. */
export const singlePassLoop = defineShellRule({
  id: 'single-pass-loop',
  summary: 'Loop runs once only',
  severity: 'information',
  aliases: ['SC2043', 'SC2066'],
  *checkScript(script) {
    for (const { node } of script.syntax.of('For')) {
      const [word, ...more] = node.wordlist ?? [];
      if (!word || more.length > 0) continue;
      const code = codeOf(word);
      if (!code) continue;
      const isQuoted = /^["'].*\s.*["']$/s.test(word.text) || code === 'SC2066';
      yield {
        span: script.spanOf(word.pos, word.end),
        message: isQuoted
          ? 'In quotes these words are one, so the loop runs once.'
          : 'The loop has a single word to go through, so it runs once.',
        aliases: [code],
        ...(isQuoted && {
          fixes: [
            {
              title: 'Remove the quotes',
              safety: 'unsafe' as const,
              edits: [
                { span: script.spanOf(word.pos, word.pos + 1), text: '' },
                { span: script.spanOf(word.end - 1, word.end), text: '' },
              ],
            },
          ],
        }),
      };
    }
  },
});

function codeOf({ parts, text }: Word): string | undefined {
  if (!parts) return 'SC2043';
  const [only, ...more] = parts;
  if (!only || more.length > 0) return undefined;
  if (only.type === 'SingleQuoted') return 'SC2043';
  if (only.type !== 'DoubleQuoted' || /[@*]/.test(text)) return undefined;
  return only.parts.every(({ type }) => type === 'Literal') ? 'SC2043' : 'SC2066';
}
