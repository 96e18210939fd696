import { parseExpansion, unquote } from './expansion.ts';
import { lineAt } from './lines.ts';
import type { LogicalText } from './logical-text.ts';
import type { Heredoc } from './nodes.ts';

/** A heredoc whose body has not been read. */
export type HeredocMarker = Pick<Heredoc, 'marker' | 'name' | 'quoted' | 'stripTabs'>;

/** The heredocs that a logical line announces, in order. */
export function heredocMarkers(line: LogicalText): HeredocMarker[] {
  if (!line.text.includes('<<')) return [];
  return shellWords(line.text).flatMap(({ start, end }) => {
    const raw = line.text.slice(start, end);
    const match = /^(\d*<<(-?)\s*)([^<]+)$/.exec(raw);
    if (!match?.[1] || !match[3]) return [];
    const name = unquote(match[3], parseExpansion(match[3], { escapeChar: '\\', quotes: true }));
    if (name === '') return [];
    const from = start + match[1].length;
    return [
      {
        marker: { span: line.spanOf(from, end), text: match[3] },
        name,
        quoted: /['"]/.test(match[3]),
        stripTabs: match[2] === '-',
      },
    ];
  });
}

/** Reads the bodies of announced heredocs; `next` is the offset behind the last terminator. */
export function readHeredocs(
  text: string,
  start: number,
  markers: readonly HeredocMarker[],
): { readonly heredocs: Heredoc[]; readonly next: number } {
  let next = start;
  const heredocs = markers.map((marker): Heredoc => {
    const bodyStart = next;
    while (next < text.length) {
      const line = lineAt(text, next);
      next = line.next;
      const written = text.slice(line.start, line.end);
      const candidate = marker.stripTabs ? written.replace(/^\t+/, '') : written;
      if (candidate !== marker.name) continue;
      const from = line.end - candidate.length;
      return {
        ...marker,
        body: { start: bodyStart, end: line.start },
        text: text.slice(bodyStart, line.start),
        terminator: { span: { start: from, end: line.end }, text: candidate },
      };
    }
    const body = { start: bodyStart, end: text.length };
    return { ...marker, body, text: text.slice(bodyStart), terminator: undefined };
  });
  return { heredocs, next };
}

/** Words as BuildKit splits them to look for heredocs: quotes count, and `<<` takes the blanks behind it. */
function shellWords(text: string): { start: number; end: number }[] {
  const words: { start: number; end: number }[] = [];
  let start = -1;
  for (let at = 0; at < text.length; at++) {
    const char = text[at] ?? '';
    if (/\s/.test(char)) {
      if (start >= 0) words.push({ start, end: at });
      start = -1;
      continue;
    }
    if (start < 0) start = at;
    if (char === '\\') at++;
    else if (char === "'") at = closing(text, at, "'");
    else if (char === '"') at = closing(text, at, '"');
    else if (char === '<' && text[at + 1] === '<') {
      at++;
      while (/[\t\r ]/.test(text[at + 1] ?? '')) at++;
    }
    // A quote that is not closed: BuildKit finds no heredoc at all.
    if (at === Number.POSITIVE_INFINITY) return [];
  }
  if (start >= 0) words.push({ start, end: text.length });
  return words;
}

function closing(text: string, start: number, quote: string): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === quote) return at;
    if (text[at] === '\\' && quote === '"') at++;
  }
  return Number.POSITIVE_INFINITY;
}
