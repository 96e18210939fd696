import type { Span } from '../../core/span.ts';
import type { LogicalText } from './logical-text.ts';
import type { Instruction, Piece, VariableReference, Word } from './nodes.ts';

/** The piece as it stands `by` offsets further down, made from the one that was parsed. */
export function shiftPiece(piece: Piece, by: number): Piece {
  if (by === 0) return piece;
  const origin = piece.origin ?? piece;
  const distance = piece.start - origin.start + by;
  if (distance === 0) return origin;
  return {
    start: origin.start + distance,
    end: origin.end + distance,
    comments: shifted(origin.comments, distance),
    instruction: origin.instruction && shiftInstruction(origin.instruction, distance),
    origin,
  };
}

function shiftInstruction(origin: Instruction, by: number): Instruction {
  let words: readonly Word[] | undefined;
  let variables: readonly VariableReference[] | undefined;
  const instruction: Record<string, unknown> = {
    get words() {
      words ??= shifted(origin.words, by);
      return words;
    },
    get variables() {
      variables ??= shifted(origin.variables, by);
      return variables;
    },
  };
  for (const key of Object.keys(origin) as (keyof Instruction)[]) {
    if (!(key in instruction)) instruction[key] = shifted(origin[key], by);
  }
  if (origin.kind === 'ONBUILD' && origin.trigger) {
    instruction['trigger'] = shiftInstruction(origin.trigger, by);
  }
  // Every key of the origin is there, each with a value of the same type.
  return instruction as unknown as Instruction;
}

/** A part of a node with all its spans moved. */
function shifted<Part>(part: Part, by: number): Part {
  return shiftedPart(part, by) as Part;
}

function shiftedPart(part: unknown, by: number): unknown {
  if (typeof part !== 'object' || part === null) return part;
  if (Array.isArray(part))
    return part.length === 0 ? part : part.map((item) => shiftedPart(item, by));
  if ('spanOf' in part) return shiftText(part as LogicalText, by);
  if ('start' in part) return shiftSpan(part as Span, by);
  const node = part as Record<string, unknown>;
  const copy: Record<string, unknown> = {};
  for (const key in node) copy[key] = shiftedPart(node[key], by);
  return copy;
}

function shiftText(text: LogicalText, by: number): LogicalText {
  return {
    text: text.text,
    spanOf: (start, end) => shiftSpan(text.spanOf(start, end), by),
    slice: (start, end) => shiftText(text.slice(start, end), by),
  };
}

function shiftSpan({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}
