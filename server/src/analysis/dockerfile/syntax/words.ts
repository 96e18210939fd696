import { parseExpansion, unquote } from './expansion.ts';
import { isBlank } from './lines.ts';
import type { LogicalText } from './logical-text.ts';
import type { Word } from './nodes.ts';

/** A range of a text. */
interface Range {
  readonly start: number;
  readonly end: number;
}

/** The word of a range of a logical text. */
export function wordAt(body: LogicalText, start: number, end: number, escapeChar: string): Word {
  const text = body.text.slice(start, end);
  return {
    span: body.spanOf(start, end),
    text,
    value: unquote(text, parseExpansion(text, { escapeChar, quotes: true })),
  };
}

/** Words split at every blank, quoted or not. */
export function blankSeparated(body: LogicalText, escapeChar: string): Word[] {
  const words: Word[] = [];
  const pattern = /[^\t\v\f\r ]+/g;
  for (let match = pattern.exec(body.text); match; match = pattern.exec(body.text)) {
    words.push(wordAt(body, match.index, pattern.lastIndex, escapeChar));
  }
  return words;
}

/** Words split at blanks outside quotes. */
export function quotedWords(body: LogicalText, escapeChar: string): Word[] {
  return quotedRanges(body.text, escapeChar).map((range) =>
    wordAt(body, range.start, range.end, escapeChar),
  );
}

/** The JSON array of strings that a body is; undefined when it is none. */
export function jsonWords(body: LogicalText): Word[] | undefined {
  const value = jsonArray(body.text);
  if (!value?.every((item) => typeof item === 'string')) return undefined;
  const words: Word[] = [];
  const pattern = /"(?:[^"\\]|\\.)*"/g;
  for (let match = pattern.exec(body.text); match; match = pattern.exec(body.text)) {
    const span = body.spanOf(match.index, pattern.lastIndex);
    words.push({ span, text: match[0], value: value[words.length] ?? '' });
  }
  return words;
}

/** The JSON array that a text is, whatever it holds; undefined when it is none. */
export function jsonArray(text: string): unknown[] | undefined {
  if (!text.startsWith('[')) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function quotedRanges(text: string, escapeChar: string): Range[] {
  const ranges: Range[] = [];
  let start = -1;
  let quote = '';
  for (let at = 0; at < text.length; at++) {
    const char = text[at] ?? '';
    if (start < 0) {
      if (isBlank(char.charCodeAt(0))) continue;
      start = at;
    }
    if (quote) {
      if (char === quote) quote = '';
      else if (char === escapeChar && quote !== "'") at++;
    } else if (isBlank(char.charCodeAt(0))) {
      ranges.push({ start, end: at });
      start = -1;
    } else if (char === "'" || char === '"') quote = char;
    else if (char === escapeChar) at++;
  }
  if (start >= 0) ranges.push({ start, end: text.length });
  return ranges;
}
