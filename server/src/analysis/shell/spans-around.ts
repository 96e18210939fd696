import { forEachChild, type SyntaxNode } from 'unbash';
import type { Span } from '../core/span.ts';
import type { ShellScript } from './script.ts';

/** The source spans of the words, commands, pipelines and lists of a script around an offset, in no order. */
export function spansAround({ syntax, spanOf }: ShellScript, offset: number): readonly Span[] {
  const spans: Span[] = [];
  const open: SyntaxNode[] = [syntax.tree];
  for (let node = open.pop(); node; node = open.pop()) {
    const { pos, end } = node;
    if (pos >= end) continue;
    const span = spanOf(pos, end);
    if (offset < span.start || span.end < offset) continue;
    spans.push(span);
    // Positions inside escaped backticks speak of another text.
    if (node.type === 'Script' && node.source !== undefined) continue;
    if (node.type === 'AndOr') spans.push(...growing(node.commands, offset, spanOf));
    forEachChild(node, (child) => open.push(child));
  }
  return spans;
}

/** From the first command of a chain to each of those at or behind an offset, as the shell runs them. */
function growing(
  commands: readonly { readonly pos: number; readonly end: number }[],
  offset: number,
  spanOf: ShellScript['spanOf'],
): Span[] {
  const start = commands[0]?.pos ?? 0;
  return commands
    .map(({ end }) => spanOf(start, end))
    .filter(({ end }) => end >= offset)
    .slice(0, 1);
}
