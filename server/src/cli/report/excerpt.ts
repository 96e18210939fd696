import type { Snapshot } from '../../analysis/core/snapshot.ts';
import type { Span } from '../../analysis/core/span.ts';

/** Lines of a report that show where a span stands. */
export interface Excerpt {
  /** Blanks as wide as the line number, for lines that follow. */
  readonly gutter: string;
  readonly lines: readonly string[];
}

/** The first line of a span with its part underlined; long lines are cut around it. */
export function excerptOf(
  span: Span,
  { text, lines }: Snapshot,
  mark: (underline: string) => string,
): Excerpt {
  const { line, column } = lines.positionAt(span.start);
  const lineStart = span.start - column;
  const lineEnd = endOfLine(text, span.start);
  const number = String(line + 1);
  const gutter = ' '.repeat(number.length);
  const from = Math.max(0, column - before);
  const shown = text.slice(lineStart + from, Math.min(lineEnd, lineStart + from + widest));
  const length = Math.max(1, Math.min(span.end, lineEnd) - span.start);
  const underline = '^'.repeat(Math.min(length, Math.max(1, shown.length - (column - from))));
  return {
    gutter,
    lines: [
      `${number} | ${printable(shown)}`,
      `${gutter} | ${' '.repeat(column - from)}${mark(underline)}`,
    ],
  };
}

const before = 80;
const widest = 160;

function endOfLine(text: string, offset: number): number {
  const found = /[\r\n]/.exec(text.slice(offset, offset + widest));
  return found ? offset + found.index : Math.min(text.length, offset + widest);
}

/** Tabs become blanks so that underlines fit; other control characters never reach a terminal. */
function printable(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, ' ').trimEnd();
}
