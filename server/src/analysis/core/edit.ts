import type { Span } from './span.ts';

/** A replacement of one span of a document. */
export interface Edit {
  /** The document that changes; absent for the document that is being analysed. */
  readonly uri?: string;
  readonly span: Span;
  readonly text: string;
}

/** Text for the end of a file that need not be a document of the workspace. */
export interface Addition {
  readonly uri: string;
  /** What the file holds; undefined when it has to be created. */
  readonly before: string | undefined;
  readonly text: string;
}

/** The text after non-overlapping edits, given in any order. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const sorted = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  let result = '';
  let offset = 0;
  for (const edit of sorted) {
    result += text.slice(offset, edit.span.start) + edit.text;
    offset = edit.span.end;
  }
  return result + text.slice(offset);
}
