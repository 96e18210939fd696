import type { Completion } from '../../core/features.ts';
import type { Span } from '../../core/span.ts';

/** The word that a person is typing. */
export interface TypedWord {
  /** What stands before the cursor. */
  readonly text: string;
  /** The whole word, on both sides of the cursor. */
  readonly span: Span;
}

/** The word around an offset, delimited by blanks. */
export function typedWord(text: string, offset: number): TypedWord {
  let start = offset;
  while (start > 0 && !/\s/.test(text[start - 1] ?? '')) start--;
  let end = offset;
  while (end < text.length && !/\s/.test(text[end] ?? '')) end++;
  return { text: text.slice(start, offset), span: { start, end } };
}

/** The part of a word behind the last of some separators. */
export function partOf(word: TypedWord, separators: RegExp): TypedWord {
  const parts = word.text.split(separators);
  const text = parts.at(-1) ?? '';
  const start = word.span.start + word.text.length - text.length;
  return { text, span: { start, end: Math.max(word.span.end, start) } };
}

/** A completion that inserts plain text. */
export function plainCompletion(
  label: string,
  kind: Completion['kind'],
  replace: Span,
  more: Partial<Completion> = {},
): Completion {
  return { label, kind, replace, snippet: label.replace(/[\\$}]/g, '\\$&'), ...more };
}
