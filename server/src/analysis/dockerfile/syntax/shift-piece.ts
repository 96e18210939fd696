import { shiftSpan } from '../../core/span.ts';
import { moveInstruction } from './moved-instruction.ts';
import type { Piece } from './nodes.ts';

/** The piece as it stands `by` offsets further down, made from the one that was parsed. */
export function shiftPiece(piece: Piece, by: number): Piece {
  if (by === 0) return piece;
  const origin = piece.origin ?? piece;
  const distance = piece.start - origin.start + by;
  if (distance === 0) return origin;
  return {
    text: origin.text,
    start: origin.start + distance,
    end: origin.end + distance,
    comments: origin.comments.map(({ span, text }) => ({ span: shiftSpan(span, distance), text })),
    instruction: origin.instruction && moveInstruction(origin.instruction, distance),
    origin,
  };
}
