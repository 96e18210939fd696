import type { Span } from '../core/span.ts';

/** Shell text that knows where its characters stand in the source. */
export interface ShellSource {
  readonly text: string;
  spanOf(start: number, end: number): Span;
}
