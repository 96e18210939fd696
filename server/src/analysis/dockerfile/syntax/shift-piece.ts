import { shiftSpan } from '../../core/span.ts';
import { moveInstruction } from './moved-instruction.ts';
import type { Comment, Piece } from './nodes.ts';

/** The piece as it stands `by` offsets further down, made from the one that was parsed. */
export function shiftPiece(piece: Piece, by: number): Piece {
  if (by === 0) return piece;
  const origin = piece.origin ?? piece;
  const distance = piece.start - origin.start + by;
  if (distance === 0) return origin;
  const { text, comments, isCut } = origin;
  return {
    text,
    start: origin.start + distance,
    end: origin.end + distance,
    comments: comments.length === 0 ? comments : comments.map((each) => moved(each, distance)),
    instruction: origin.instruction && moveInstruction(origin.instruction, distance),
    isCut,
    origin,
  };
}

function moved({ span, text }: Comment, by: number): Comment {
  return { span: shiftSpan(span, by), text };
}
