import type { ShellSyntax } from './syntax.ts';

/** A place at which the shell refuses a script. */
export interface SyntaxFault {
  readonly pos: number;
  readonly end: number;
}

/** Where the shell stops reading a script; empty for scripts that it takes. */
export function syntaxFaults(syntax: ShellSyntax): readonly SyntaxFault[] {
  return syntax.know(readFaults);
}

function readFaults(syntax: ShellSyntax): readonly SyntaxFault[] {
  const { text, tree } = syntax;
  const faults = (tree.errors ?? []).slice(0, 1).map(({ pos }) => tokenAt(text, pos));
  // The parser reads these for what was meant.
  for (const { node } of syntax.of('For')) {
    if (/^[^A-Za-z_]/.test(node.name.text)) faults.push(node.name);
  }
  for (const { node } of syntax.of('ArithmeticFor')) {
    if (!/^for\s*\(\(/.test(text.slice(node.pos, node.pos + 200)))
      faults.push({ pos: node.pos, end: node.pos + 3 });
  }
  return faults;
}

/** The token at an offset; the last one where the text ends too early. */
function tokenAt(text: string, offset: number): SyntaxFault {
  const last = text.trimEnd().length;
  if (offset >= last) {
    const word = /\S+$/.exec(text.slice(Math.max(0, last - 200), last))?.[0].length ?? 0;
    return { pos: last - Math.min(word, 40), end: last };
  }
  const pos = offset + (/^\s*/.exec(text.slice(offset, offset + 200))?.[0].length ?? 0);
  const token = /^(?:[\w./$-]+|[;&|<>]{1,2}|.)/s.exec(text.slice(pos, pos + 200))?.[0].length ?? 0;
  return { pos, end: pos + token };
}
