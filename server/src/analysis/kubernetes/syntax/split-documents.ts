import type { Span } from '../../core/span.ts';

const separator = /^---(?=[ \t\r\n]|$)/gm;

/**
 * The documents of a YAML text, without their `---`.
 * A line that starts with `---` ends a document wherever it stands, in a block scalar too.
 */
export function splitDocuments(text: string): Span[] {
  const documents: Span[] = [];
  let start = 0;
  for (const match of text.matchAll(separator)) {
    if (start > 0 || hasContent(text.slice(0, match.index))) {
      documents.push({ start, end: match.index });
    }
    start = match.index + match[0].length;
  }
  documents.push({ start, end: text.length });
  return documents;
}

function hasContent(text: string): boolean {
  return /^[ \t]*[^\s#\uFEFF]/m.test(text);
}
