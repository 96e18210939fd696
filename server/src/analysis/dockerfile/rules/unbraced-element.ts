import type { WordPart } from 'unbash';
import { surround } from '../../shell/edits.ts';
import type { ShellScript } from '../../shell/script.ts';
import { defineShellRule } from '../model/shell-rule.ts';

/** Reports `$a[0]`, which is the variable and a text behind it. */
export const unbracedElement = defineShellRule({
  id: 'unbraced-element',
  summary: 'Element of an array is written without braces',
  severity: 'warning',
  aliases: ['SC1087'],
  *checkScript(script) {
    for (const { node } of script.syntax.of('Word')) yield* elementsIn(script, node.parts ?? []);
  },
});

function* elementsIn(
  script: ShellScript,
  parts: readonly WordPart[],
): Iterable<ReturnType<typeof finding>> {
  for (const [index, part] of parts.entries()) {
    if (part.type === 'DoubleQuoted') yield* elementsIn(script, part.parts);
    if (part.type !== 'SimpleExpansion' || !/^\$[A-Za-z_]/.test(part.text)) continue;
    const behind = parts[index + 1];
    const text = behind && script.syntax.text.slice(behind.pos, behind.pos + 80);
    const element = text && /^\[(?:\w+|[@*])\]/.exec(text)?.[0];
    if (element) yield finding(script, part, element);
  }
}

function finding(script: ShellScript, part: WordPart, element: string) {
  const range = { pos: part.pos, end: part.end + element.length };
  const name = { pos: part.pos + 1, end: range.end };
  return {
    span: script.spanOf(range.pos, range.end),
    message: `Without braces this is ${part.text} followed by the text ${element}.`,
    fixes: [
      {
        title: `Write \${${part.text.slice(1)}${element}}`,
        safety: 'unsafe' as const,
        edits: surround(script, name, '{', '}'),
      },
    ],
  };
}
