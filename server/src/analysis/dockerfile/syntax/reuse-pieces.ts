import type { DockerfileTree, Piece } from './nodes.ts';

/**
 * Finds the piece that starts at an offset of a text in the tree of its former version.
 * What stands before the change is found, and what stands behind it when the change kept the length.
 * Ask in ascending order.
 */
export function reusablePieces(
  previous: DockerfileTree,
  text: string,
): (offset: number) => Piece | undefined {
  const { pieces, text: former } = previous;
  const changeStart = commonStart(former, text);
  const changeEnd =
    former.length === text.length ? changedUntil(former, text, changeStart) : text.length;
  let at = 0;
  return (offset) => {
    while ((pieces[at]?.start ?? offset) < offset) at++;
    const piece = pieces[at];
    if (piece?.start !== offset) return undefined;
    // The end of the file may have cut off the last piece.
    if (piece.end === former.length) return undefined;
    return piece.end <= changeStart || piece.start >= changeEnd ? piece : undefined;
  };
}

function commonStart(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  let at = 0;
  while (at < length && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}

function changedUntil(a: string, b: string, start: number): number {
  let end = a.length;
  while (end > start && a.charCodeAt(end - 1) === b.charCodeAt(end - 1)) end--;
  return end;
}
