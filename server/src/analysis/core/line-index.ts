/** A zero-based line and UTF-16 column, as LSP counts them. */
interface LinePosition {
  readonly line: number;
  readonly column: number;
}

/** Converts between offsets and lines; line ends are LF, CR LF and lone CR, as in LSP. */
export interface LineIndex {
  readonly lineCount: number;
  positionAt(offset: number): LinePosition;
  offsetAt(position: LinePosition): number;
}

/** Builds the line index of a text in one pass. */
export function createLineIndex(text: string): LineIndex {
  const starts = lineStarts(text);
  return {
    lineCount: starts.length,
    positionAt(offset) {
      const clamped = Math.min(Math.max(offset, 0), text.length);
      const line = lastAtOrBefore(starts, clamped);
      return { line, column: clamped - (starts[line] ?? 0) };
    },
    offsetAt({ line, column }) {
      const start = starts[line];
      if (start === undefined) return line < 0 ? 0 : text.length;
      return Math.min(start + Math.max(column, 0), starts[line + 1] ?? text.length);
    },
  };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 13 && text.charCodeAt(i + 1) === 10) continue;
    if (code === 10 || code === 13) starts.push(i + 1);
  }
  return starts;
}

function lastAtOrBefore(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
