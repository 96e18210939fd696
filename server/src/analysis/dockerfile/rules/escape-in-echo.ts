import type { Word, WordPart } from 'unbash';
import { argumentsOf, commandName } from '../../shell/places.ts';
import { defineShellRule } from '../model/shell-rule.ts';

/** Reports `echo "a\nb"`, which prints a line break in some shells and the two characters in others. */
export const escapeInEcho = defineShellRule({
  id: 'escape-in-echo',
  summary: 'Shells disagree over escapes in echo',
  severity: 'information',
  aliases: ['SC2028'],
  *checkScript(script, { dialect }) {
    // The echo of dash replaces escapes; that of busybox does with -e.
    if (dialect === 'dash' || dialect === 'ash') return;
    for (const { node } of script.syntax.of('Command')) {
      if (commandName(node) !== 'echo') continue;
      const words = argumentsOf(node);
      if (words.some(({ text }) => /^-[nE]*e/.test(text))) continue;
      for (const word of words) {
        const sequence = escapeIn(word);
        if (!sequence) continue;
        yield {
          span: script.spanOf(word.pos, word.end),
          message:
            dialect === 'bash'
              ? `The echo of bash prints ${sequence} as it is written.`
              : `Some shells replace ${sequence} and others print it as it is written.`,
          ...(words.length === 1 && {
            fixes: [
              {
                title: 'Use printf',
                safety: 'unsafe' as const,
                edits: [
                  {
                    span: script.spanOf(node.name?.pos ?? node.pos, node.name?.end ?? node.pos),
                    text: "printf '%b\\n'",
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

function escapeIn({ parts, text }: Word): string | undefined {
  const written = parts ? parts.map(writtenIn).join('') : unescaped(text);
  return /\\(?:[abefnrtv]|[0-7]|x[\da-fA-F])/.exec(written)?.[0];
}

/** What echo gets of a part, as far as it is fixed. */
function writtenIn(part: WordPart): string {
  if (part.type === 'SingleQuoted') return part.value;
  if (part.type === 'Literal') return unescaped(part.text);
  if (part.type === 'DoubleQuoted') {
    return part.parts.map((each) => (each.type === 'Literal' ? each.text : ' ')).join('');
  }
  return ' ';
}

/** Without quotes, only a backslash that is itself escaped stays. */
function unescaped(text: string): string {
  return text.replace(/\\(.)/gs, '$1');
}
