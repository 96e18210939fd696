import type { FormatOptions } from '../../../core/features.ts';
import type { DockerfileTree, Instruction } from '../../syntax/nodes.ts';
import { parseDockerfile } from '../../syntax/parse.ts';
import { type AtomOptions, atomsOf } from './atoms.ts';
import { isSameInstruction } from './is-same-instruction.ts';
import { isCompound, levelsOf, type Placed, placeAtoms, splitChain } from './layout.ts';

/** How instructions of one file are written. */
export interface Style extends AtomOptions {
  readonly layout: FormatOptions;
  /** What ends a line. */
  readonly lineEnd: string;
}

/**
 * An instruction as it should be written, its heredocs untouched.
 * It is what was written before where anything else could mean something else or would not stay as it is.
 */
export function formatInstruction(
  tree: DockerfileTree,
  instruction: Instruction,
  style: Style,
): string {
  const written = tree.text.slice(instruction.span.start, instruction.span.end);
  const formatted = layOut(tree, instruction, style);
  if (formatted === written) return written;
  const parsed = parseDockerfile((tree.escape === '`' ? '# escape=`\n' : '') + formatted);
  const [again, ...others] = parsed.instructions;
  const isSame = again && others.length === 0 && isSameInstruction(instruction, again);
  return isSame && layOut(parsed, again, style) === formatted ? formatted : written;
}

function layOut(
  { text, escape: escapeChar }: DockerfileTree,
  instruction: Instruction,
  style: Style,
): string {
  const written = text.slice(instruction.span.start, instruction.span.end);
  const [heredoc] = instruction.heredocs;
  const headEnd = heredoc ? text.lastIndexOf('\n', heredoc.body.start - 1) : instruction.span.end;
  const head = text.slice(instruction.span.start, headEnd).trimEnd();
  if (instruction.kind === 'UNKNOWN' || /\r(?!\n)/.test(head)) return written;
  const atoms = atomsOf(instruction, style);
  const end = atoms.at(-1)?.span.end ?? 0;
  // The file ends in the middle of the instruction.
  if (end !== instruction.span.start + head.length) return written;
  const placed = placeAtoms(text, instruction, atoms);
  const splits = instruction.kind === 'RUN' && !heredoc && style.readsShell;
  return (
    print(splits ? splitChain(placed) : placed, escapeChar, style) +
    text.slice(instruction.span.start + head.length, instruction.span.end)
  );
}

function print(placed: readonly Placed[], escapeChar: string, style: Style): string {
  const indents = placed.some(isCompound) ? keptIndents(placed, style) : undefined;
  const levels = levelsOf(placed);
  let printed = '';
  for (const [index, one] of placed.entries()) {
    if (one.startsLine) {
      const indent = indents?.(one) ?? unit(style).repeat(levels[index] ?? 1);
      const lines = [...one.comments.map((comment) => indent + comment), indent];
      printed += ` ${escapeChar}${style.lineEnd}${lines.join(style.lineEnd)}${one.text}`;
    } else if (index === 0) printed += one.text;
    else printed += one.atom.isTight ? one.text : ` ${one.text}`;
  }
  return printed;
}

/** Indentation that keeps the lines of the shell in their relation to each other, the outermost ones one level deep. */
function keptIndents(placed: readonly Placed[], style: Style): (one: Placed) => string | undefined {
  const { tabSize, insertSpaces } = style.layout;
  const isKept = ({ atom, indent }: Placed) => atom.role === 'shell' && indent !== undefined;
  const widthOf = ({ indent = '' }: Placed) =>
    [...indent].reduce((width, char) => width + (char === '\t' ? tabSize : 1), 0);
  const least = placed.reduce(
    (width, one) => (isKept(one) ? Math.min(width, widthOf(one)) : width),
    Number.POSITIVE_INFINITY,
  );
  return (one) => {
    if (!isKept(one)) return undefined;
    const deeper = widthOf(one) - least;
    const more = insertSpaces
      ? ' '.repeat(deeper)
      : '\t'.repeat(Math.floor(deeper / tabSize)) + ' '.repeat(deeper % tabSize);
    return unit(style) + more;
  };
}

function unit({ layout: { tabSize, insertSpaces } }: Style): string {
  return insertSpaces ? ' '.repeat(tabSize) : '\t';
}
