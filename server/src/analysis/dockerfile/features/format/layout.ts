import type { Span } from '../../../core/span.ts';
import type { Instruction } from '../../syntax/nodes.ts';
import type { Atom } from './atoms.ts';

/** An atom with what stands before it. */
export interface Placed {
  readonly atom: Atom;
  /** As it will be written. */
  readonly text: string;
  readonly startsLine: boolean;
  /** Comment lines above it, inside the instruction. */
  readonly comments: readonly string[];
  /** What its line is indented with in the source; undefined when it stands elsewhere. */
  readonly indent: string | undefined;
}

/** The atoms with the line breaks of the source. */
export function placeAtoms(
  text: string,
  { comments }: Instruction,
  atoms: readonly Atom[],
): readonly Placed[] {
  let next = 0;
  return atoms.map((atom, index) => {
    const gap: Span = {
      start: atoms[index - 1]?.span.end ?? atom.span.start,
      end: atom.span.start,
    };
    const between = text.slice(gap.start, gap.end);
    while ((comments[next]?.span.start ?? gap.start) < gap.start) next++;
    const first = next;
    while ((comments[next]?.span.end ?? text.length + 1) <= gap.end) next++;
    const inside = comments.slice(first, next);
    return {
      atom,
      text: atom.text ?? text.slice(atom.span.start, atom.span.end),
      startsLine: between.includes('\n'),
      comments: inside.map(({ span }) => text.slice(span.start, span.end)),
      indent: /\n([ \t]*)[^\n]*$/.exec(between)?.[1],
    };
  });
}

/** Puts each command of a chain that has several lines on a line of its own, in the style of the chain. */
export function splitChain(placed: readonly Placed[]): readonly Placed[] {
  const isShell = ({ atom }: Placed) => atom.role === 'shell';
  const hasLines = placed.some(
    (one, index) => one.startsLine && isShell(one) && placed[index - 1]?.atom.role === 'shell',
  );
  if (!hasLines || placed.some(isCompound)) return placed;
  const isAnd = (one: Placed | undefined) => one?.atom.role === 'shell' && one.text === '&&';
  const leading = placed.filter((one) => isAnd(one) && one.startsLine).length;
  const trailing = placed.filter((one, index) => one.startsLine && isAnd(placed[index - 1])).length;
  return placed.map((one, index) => {
    const before = placed[index - 1];
    const breaks =
      trailing > leading
        ? isAnd(before) && !before?.startsLine
        : isAnd(one) && !placed[index + 1]?.startsLine;
    return breaks && !one.startsLine ? { ...one, startsLine: true } : one;
  });
}

/** Whether an atom belongs to a loop, a condition or a group, whose indentation only its author knows. */
export function isCompound({ atom, text }: Placed): boolean {
  if (atom.role !== 'shell') return false;
  return (
    compoundWord.test(text) || /^\(/.test(text) || (/\)[;&]*$/.test(text) && !/[$<>]\(/.test(text))
  );
}

const compoundWord =
  /^(?:if|then|else|elif|fi|for|while|until|do|done|case|esac|select|function|\{|\}|\[\[)[;&]?$/;

/** How deep the line of each atom is indented: 0 for the instruction itself. */
export function levelsOf(placed: readonly Placed[]): readonly number[] {
  const isChain = placed.some((one, index) => one.startsLine && separates(placed, index));
  return placed.map(({ atom }, index) => {
    if (atom.role === 'bracket') return 0;
    return isChain && atom.role === 'shell' && !startsCommand(placed, index) ? 2 : 1;
  });
}

/** Whether an atom begins a command or joins two. */
function startsCommand(placed: readonly Placed[], index: number): boolean {
  return placed[index - 1]?.atom.role !== 'shell' || separates(placed, index);
}

/** Whether an operator stands at an atom or right before it. */
function separates(placed: readonly Placed[], index: number): boolean {
  const [before, one] = [placed[index - 1], placed[index]];
  const isOperator = (other: Placed | undefined) =>
    other?.atom.role === 'shell' && /(?:^|[^\\])(?:&&|\|\|?|;|&)$/.test(` ${other.text}`);
  return isOperator(before) || (one?.atom.role === 'shell' && /^(?:&&|\|\|?|;|&)/.test(one.text));
}
