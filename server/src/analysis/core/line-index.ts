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

/** The line index of a text; the text is read when a line is first asked for. */
export function createLineIndex(text: string): LineIndex {
  let known: readonly number[] | undefined;
  const allStarts = () => {
    known ??= lineStarts(text);
    return known;
  };
  return {
    get lineCount() {
      return allStarts().length;
    },
    positionAt(offset) {
      const starts = allStarts();
      const clamped = Math.min(Math.max(offset, 0), text.length);
      const line = lastAtOrBefore(starts, clamped);
      return { line, column: clamped - (starts[line] ?? 0) };
    },
    offsetAt({ line, column }) {
      const starts = allStarts();
      const start = starts[line];
      if (start === undefined) return line < 0 ? 0 : text.length;
      return Math.min(start + Math.max(column, 0), starts[line + 1] ?? text.length);
    },
  };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  if (!text.includes('\r')) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    return starts;
  }
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
