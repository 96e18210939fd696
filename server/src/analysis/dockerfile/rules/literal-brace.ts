import { surround } from '../../shell/edits.ts';
import { placeOf } from '../../shell/places.ts';
import type { ShellScript } from '../../shell/script.ts';
import type { NodeOf, Visit } from '../../shell/syntax.ts';
import { defineShellRule } from '../model/shell-rule.ts';

/** Reports braces without quotes that no shell replaces. */
export const literalBrace = defineShellRule({
  id: 'literal-brace',
  summary: 'Brace has no meaning here',
  severity: 'information',
  aliases: ['SC1083'],
  ofBrokenScripts: true,
  *checkScript(script) {
    const isWord = ({ node }: Visit<NodeOf<'Word'>>) => !node.parts && /[{}]/.test(node.text);
    for (const { node } of script.syntax.of('Word').filter(isWord)) {
      if (!isGroup(node.text)) yield* bracesIn(script, node, node);
    }
    for (const visit of script.syntax.of('Literal')) {
      const { isQuoted, word } = placeOf(visit);
      if (!isQuoted && word && /[{}]/.test(visit.node.text)) {
        yield* bracesIn(script, visit.node, word.node);
      }
    }
  },
});

/** `{echo` and `name{`: what is missing is a blank. */
function isGroup(text: string): boolean {
  return /^\{\w+$|^\w+\{$/.test(text);
}

/** The literal braces of a part, from the first to the last. */
function* bracesIn(
  script: ShellScript,
  { pos, text }: { readonly pos: number; readonly text: string },
  word: NodeOf<'Word'>,
) {
  // `{}` is what find and xargs replace.
  const bare = text.replace(/\\.|\{\}/gs, '  ');
  const first = bare.search(/[{}]/);
  if (first < 0) return;
  const last = Math.max(bare.lastIndexOf('{'), bare.lastIndexOf('}'));
  const isAlone = /^[{}]$/.test(word.text);
  yield {
    span: script.spanOf(pos + first, pos + last + 1),
    message: isAlone
      ? `The shell takes this ${word.text} for an argument, because no ; or line break stands before it.`
      : 'The shell leaves this brace as it is, because no variable and no list stands in it.',
    ...(!isAlone &&
      !/["'$`\\]/.test(word.text) && {
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
