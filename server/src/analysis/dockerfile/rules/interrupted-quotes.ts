import type { WordPart } from 'unbash';
import type { ShellScript } from '../../shell/script.ts';
import { defineShellRule } from '../model/shell-rule.ts';

/** Reports quotes inside quotes, which end the outer ones. */
export const interruptedQuotes = defineShellRule({
  id: 'interrupted-quotes',
  summary: 'Quotes inside quotes end the outer ones',
  severity: 'warning',
  aliases: ['SC2140', 'SC2027', 'SC2026'],
  *checkScript(script) {
    for (const { node } of script.syntax.of('Word')) {
      const parts = node.parts ?? [];
      for (const [index, part] of parts.entries()) {
        const before = parts[index - 1];
        const after = parts[index + 1];
        const code = before && after && codeOf(before, part, after);
        if (!code) continue;
        yield {
          span: script.spanOf(part.pos, part.end),
          message: `The quotes around end here, so ${part.text} stands outside of them.`,
          aliases: [code],
          ...(code !== 'SC2026' && { fixes: fixesOf(script, before, after) }),
        };
      }
    }
  },
});

function codeOf(before: WordPart, part: WordPart, after: WordPart): string | undefined {
  if (before.type === 'SingleQuoted' && after.type === 'SingleQuoted') {
    return part.type === 'Literal' && /^\w+$/.test(part.text) ? 'SC2026' : undefined;
  }
  if (before.type !== 'DoubleQuoted' || after.type !== 'DoubleQuoted') return undefined;
  if (part.type === 'Literal') return /^[=:/]$/.test(part.text) ? undefined : 'SC2140';
  const isExpansion = /^(?:Simple|Parameter|Command)Expansion$/.test(part.type);
  return isExpansion && !part.text.startsWith('`') ? 'SC2027' : undefined;
}

/** Either the inner quotes were meant to be printed, or nobody needs them. */
function fixesOf(script: ShellScript, before: WordPart, after: WordPart) {
  const closing = script.spanOf(before.end - 1, before.end);
  const opening = script.spanOf(after.pos, after.pos + 1);
  const both = (text: string) => [
    { span: closing, text },
    { span: opening, text },
  ];
  return [
    { title: 'Remove the inner quotes', safety: 'unsafe' as const, edits: both('') },
    { title: 'Escape the inner quotes', safety: 'unsafe' as const, edits: both('\\"') },
  ];
}
