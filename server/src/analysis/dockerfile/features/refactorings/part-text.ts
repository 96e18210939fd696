import type { ShellPart } from '../../../shell/chain.ts';
import type { DockerfileModel } from '../../model/model.ts';
import type { ShellRun } from './shell-run.ts';

/** A command as lines that a shell and a RUN read the same way, without indentation; the later ones are continued. */
export function partLines(
  { tree }: DockerfileModel,
  { script }: ShellRun,
  { pos, end }: ShellPart,
): readonly string[] {
  const { start, end: sourceEnd } = script.spanOf(pos, end);
  const source = tree.text.slice(start, sourceEnd);
  const logical = script.syntax.text.slice(pos, end);
  // Inside single quotes a shell keeps the backslash that continues a line.
  if (!source.includes('\n') || logical.includes("'")) return [logical];
  const base = indentAt(tree.text, start);
  return source
    .split(/\r?\n/)
    .filter((line, index) => index === 0 || (line.trim() !== '' && !/^\s*#/.test(line)))
    .map((line, index) => {
      const text = line.replace(/\\[ \t]*$/, '\\').trim();
      const depth = Math.max((/^[ \t]*/.exec(line)?.[0].length ?? 0) - base, 2);
      return index === 0 ? text : `${' '.repeat(depth)}${text}`;
    });
}

function indentAt(text: string, offset: number): number {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(lineStart, offset))?.[0].length ?? 0;
}
