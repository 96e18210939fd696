import type { Span } from '../../core/span.ts';

/** Where an offset is inside `{ }` or `[ ]`. */
export interface FlowPlace {
  /** What is typed there; an item of a list is a value. */
  readonly part: 'key' | 'value';
  /** The word at the offset, with its quotes. */
  readonly word: Span;
  /** The quote that the word starts with. */
  readonly quote: '' | '"' | "'";
  /** The brackets that close what is open at the offset, when the document leaves some open. */
  readonly missing: string;
}

/** The place inside a flow collection of one document; undefined outside of them, in comments and in blocks of text. */
export function flowPlace(text: string, at: number): FlowPlace | undefined {
  if (!/[{[]/.test(text.slice(0, at))) return undefined;
  const scan: Scan = { text, offset: 0, open: [], last: nothing };
  while (scan.offset < at) step(scan);
  const inner = scan.open.at(-1);
  const { last } = scan;
  // What ends before the cursor is not what is typed; a comment and a closed string take nothing more.
  const isTyped = last.end >= at && (last.kind === 'plain' || last.kind === 'quoted');
  if (!inner || (last.kind === 'other' && last.end > at)) return undefined;
  if (isTyped && last.kind === 'quoted' && last.end === at && last.closed) return undefined;
  const closers = [...scan.open].reverse().map(({ close }) => close);
  const { part } = inner;
  while (scan.offset < text.length && scan.open.length > 0) step(scan);
  // A bracket that nobody closes reaches to the end of its line, so that the lines below can be typed on.
  if (scan.open.length > 0 && !/[{[]/.test(lineBefore(text, at))) return undefined;
  return {
    part,
    word: isTyped ? wordOf(last, text, at) : { start: at, end: at },
    quote: isTyped && last.kind === 'quoted' ? last.quote : '',
    missing: scan.open.length > 0 ? closers.join('') : '',
  };
}

interface Open {
  readonly close: '}' | ']';
  part: 'key' | 'value';
}

interface Token extends Span {
  readonly kind: 'plain' | 'quoted' | 'other';
  readonly quote: '"' | "'";
  readonly closed: boolean;
}

interface Scan {
  readonly text: string;
  offset: number;
  readonly open: Open[];
  last: Token;
}

const nothing: Token = { kind: 'plain', start: -1, end: -1, quote: '"', closed: false };

function lineBefore(text: string, at: number): string {
  return text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
}

/** An open string does not reach beyond its line. */
function wordOf({ start, end }: Token, text: string, at: number): Span {
  const line = text.slice(at, end).search(/\r?\n/);
  const last = line < 0 ? end : at + line;
  return { start, end: Math.max(at, start + text.slice(start, last).trimEnd().length) };
}

const tokens = {
  template: /\{\{[\s\S]*?(?:\}\}|$)/y,
  blank: /[ \t\r\n]+/y,
  comment: /#[^\n]*/y,
  quoted: /"(?:\\[\s\S]|[^"\\])*"?|'(?:''|[^'])*'?/y,
  decoration: /[&*!][^\s,[\]{}]*/y,
  /** A dash or a question mark before a value of a block. */
  indicator: /[-?](?=[ \t\r\n]|$)/y,
  colon: /:(?=[\s,[\]{}"']|$)/y,
  blockText: /[|>][-+\d]*[ \t]*(?:#[^\n]*)?(?:\n|$)/y,
  flowWord: /(?:[^\s,[\]{}:#]|:(?![\s,[\]{}]|$)|#|[ \t]+(?![\s,[\]{}:#]|$))+/y,
  blockWord: /(?:[^\n:#]|:(?![\s]|$)|(?<![ \t])#)+/y,
};

function step(scan: Scan): void {
  const { text, offset, open } = scan;
  const inner = open.at(-1);
  if (take(scan, tokens.template, 'plain') || skip(scan, tokens.blank)) return;
  if (/[\s,[{]|^$/.test(text[offset - 1] ?? '') && take(scan, tokens.comment, 'other')) return;
  const character = text[offset] ?? '';
  if (character === '{' || character === '[') {
    open.push(character === '{' ? { close: '}', part: 'key' } : { close: ']', part: 'value' });
    scan.offset++;
  } else if (inner && (character === '}' || character === ']')) {
    open.pop();
    scan.offset++;
  } else if (inner && character === ',') {
    inner.part = inner.close === '}' ? 'key' : 'value';
    scan.offset++;
  } else if (skip(scan, tokens.colon)) {
    if (inner) inner.part = 'value';
  } else if (!inner && (skip(scan, tokens.indicator) || skipBlockText(scan))) {
    return;
  } else if (!take(scan, tokens.quoted, 'quoted') && !skip(scan, tokens.decoration)) {
    if (!take(scan, inner ? tokens.flowWord : tokens.blockWord, 'plain')) scan.offset++;
  }
}

function match({ text, offset }: Scan, pattern: RegExp): string {
  pattern.lastIndex = offset;
  return pattern.exec(text)?.[0] ?? '';
}

function skip(scan: Scan, pattern: RegExp): boolean {
  const found = match(scan, pattern);
  scan.offset += found.length;
  return found !== '';
}

function take(scan: Scan, pattern: RegExp, kind: Token['kind']): boolean {
  const found = match(scan, pattern);
  if (found === '') return false;
  const start = scan.offset;
  const quote = found[0] === "'" ? "'" : '"';
  const closed = found.length > 1 && found.endsWith(quote);
  scan.offset += found.length;
  scan.last = { kind, start, end: scan.offset, quote, closed };
  return true;
}

/** Skips a `|` or `>` with the lines that are indented deeper than what holds it. */
function skipBlockText(scan: Scan): boolean {
  const before = lineBefore(scan.text, scan.offset);
  if (!/[:-][ \t]+$/.test(before) || !skip(scan, tokens.blockText)) return false;
  const dashes = /^\s*(?:-[ \t]+)*/.exec(before)?.[0].length ?? 0;
  const column = dashes < before.length ? dashes : before.lastIndexOf('-');
  const deeper = new RegExp(`(?:[ ]{${column + 1}}[^\\n]*(?:\\n|$)|[ \\t]*\\r?\\n)+`, 'y');
  skip(scan, deeper);
  return true;
}
