import type { DockerfileTree, Piece } from './nodes.ts';
import { shiftPiece } from './shift-piece.ts';

/**
 * Finds the piece that starts at an offset of a text in the tree of its former version:
 * before the change as it is, behind the change moved to its new place. Ask in ascending order.
 */
export function reusablePieces(
  { pieces, text: former }: DockerfileTree,
  text: string,
): (offset: number) => Piece | undefined {
  const by = text.length - former.length;
  const changeStart = commonStart(former, text);
  const changeEnd = former.length - commonEnd(former, text, changeStart);
  let at = 0;
  return (offset) => {
    const start = offset < changeStart ? offset : offset - by;
    while ((pieces[at]?.start ?? start) < start) at++;
    const piece = pieces[at];
    if (piece?.start !== start || piece.isCut) return undefined;
    if (start === offset && piece.end <= changeStart) return piece;
    return start >= changeEnd ? shiftPiece(piece, by) : undefined;
  };
}

function commonStart(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  let at = 0;
  while (at + stride <= length && a.slice(at, at + stride) === b.slice(at, at + stride)) {
    at += stride;
  }
  while (at < length && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}

/** Strings are compared much faster than their characters one by one. */
const stride = 1024;

/** The length of the common end, which does not reach into the common start. */
function commonEnd(a: string, b: string, start: number): number {
  const length = Math.min(a.length, b.length) - start;
  const [endA, endB] = [a.length, b.length];
  let at = 0;
  while (
    at + stride <= length &&
    a.slice(endA - at - stride, endA - at) === b.slice(endB - at - stride, endB - at)
  ) {
    at += stride;
  }
  while (at < length && a.charCodeAt(endA - 1 - at) === b.charCodeAt(endB - 1 - at)) at++;
  return at;
}
