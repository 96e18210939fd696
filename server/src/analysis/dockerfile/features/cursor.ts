import type { Span } from '../../core/span.ts';
import type { DockerfileModel } from '../model/model.ts';
import type { DockerfileTree, Instruction } from '../syntax/nodes.ts';
import { withoutOnbuild } from '../syntax/nodes.ts';

/** The instruction that an offset lies in or right behind, as a person typing sees it; ONBUILD stays outermost. */
export function outerInstructionAt(
  { text, escape: escapeChar, instructions }: DockerfileTree,
  offset: number,
): Instruction | undefined {
  let low = 0;
  let high = instructions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((instructions[middle]?.span.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const candidate = instructions[low - 1];
  if (!candidate || offset <= candidate.span.end) return candidate;
  const between = text.slice(candidate.span.end, offset);
  const isContinued = text[candidate.span.end - 1] === escapeChar && between.trim() === '';
  return isContinued || !between.includes('\n') ? candidate : undefined;
}

/** The instruction at an offset; inside ONBUILD, its trigger. */
export function instructionAt(tree: DockerfileTree, offset: number): Instruction | undefined {
  const outer = outerInstructionAt(tree, offset);
  if (!outer) return undefined;
  const inner = withoutOnbuild(outer);
  return offset >= inner.span.start ? inner : outer;
}

/** One-based line of an offset, for people. */
export function lineOf(model: DockerfileModel, offset: number): number {
  let line = 1;
  const { text } = model.tree;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}

/** True when an offset lies in a span or at one of its ends. */
export function isIn(span: Span | undefined, offset: number): boolean {
  return span !== undefined && span.start <= offset && offset <= span.end;
}
