import type { Span } from '../../core/span.ts';

/** Text without continuations and comments that knows where each of its characters stands in the source. */
export interface LogicalText {
  readonly text: string;
  /** The source span of a range of this text. */
  spanOf(start: number, end: number): Span;
  /** A part of this text. */
  slice(start: number, end?: number): LogicalText;
}

/** A run of characters that stand side by side in the source. */
export interface Segment {
  /** Offset in the logical text. */
  readonly logical: number;
  /** Offset in the source. */
  readonly source: number;
}

/** Makes a logical text; `segments` are sorted and the first one has logical offset 0. */
export function createLogicalText(text: string, segments: readonly Segment[]): LogicalText {
  return partOf(text, 0, text.length, segments);
}

/** The logical text of a part of the source that holds no continuation. */
export function plainText(text: string, start: number): LogicalText {
  return createLogicalText(text, [{ logical: 0, source: start }]);
}

function partOf(
  whole: string,
  from: number,
  to: number,
  segments: readonly Segment[],
): LogicalText {
  return {
    text: whole.slice(from, to),
    spanOf(start, end) {
      const first = sourceOf(segments, from + start);
      // The end is measured from the last character, so that a span never swallows a continuation.
      return { start: first, end: end > start ? sourceOf(segments, from + end - 1) + 1 : first };
    },
    slice(start, end = to - from) {
      return partOf(whole, from + start, Math.min(from + end, to), segments);
    },
  };
}

function sourceOf(segments: readonly Segment[], offset: number): number {
  let low = 0;
  let high = segments.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((segments[middle]?.logical ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const segment = segments[low];
  return segment ? segment.source + offset - segment.logical : offset;
}
