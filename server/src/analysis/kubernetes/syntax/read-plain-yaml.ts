import type { YamlMapping, YamlNode, YamlPair, YamlScalar, YamlSequence } from './nodes.ts';
import { resolvePlain } from './resolve-scalar.ts';

/**
 * Reads a document that uses only what nearly every manifest uses: block mappings and sequences,
 * one-line scalars, literal blocks, flow collections on one line, comments.
 * Gives exactly the tree of the full parser, many times faster, and undefined for everything else:
 * anchors, tags, escapes, folded text, templates, tabs and every mistake.
 */
export function readPlainYaml(text: string): YamlNode | undefined {
  if (beyondPlain.test(text)) return undefined;
  const reader: Reader = { text, at: 0, column: 0, ended: false, depth: 0 };
  if (!toContent(reader) || reader.ended) return undefined;
  const root = readBlock(reader, reader.column);
  return reader.ended ? root : undefined;
}

/** Templates, line ends other than LF, what the API server takes for no text or no number, and the marks of parsers. */
const beyondPlain =
  /(?!\n)\p{Cc}|[\u2028\u2029\uE000\uFEFF\uFFFE\uFFFF]|\{\{|\.(?:[iI]nf|INF|nan|NaN|NAN)\b/u;

interface Reader {
  readonly text: string;
  /** Where the next content starts. */
  at: number;
  /** The column of `at` in its line. */
  column: number;
  ended: boolean;
  depth: number;
}

const deepest = 50;
const longestKey = 500;

const newline = 10;
const space = 32;
const hash = 35;
const dash = 45;
const colon = 58;

/** Goes from the start of a line to the next content; false for a line that only the full parser reads. */
function toContent(reader: Reader): boolean {
  const { text } = reader;
  let lineStart = reader.at;
  for (;;) {
    let at = lineStart;
    while (text.charCodeAt(at) === space) at++;
    if (at >= text.length) {
      reader.ended = true;
      reader.at = at;
      reader.column = -1;
      return true;
    }
    const code = text.charCodeAt(at);
    if (code !== newline && code !== hash) {
      reader.at = at;
      reader.column = at - lineStart;
      return at > lineStart || !/^(?:---|\.\.\.|%)/.test(text.slice(at, at + 3));
    }
    lineStart = text.indexOf('\n', at) + 1;
    if (lineStart === 0) lineStart = text.length;
  }
}

/** Goes behind the blanks and the comment at the end of a line, to the next content. */
function toNextLine(reader: Reader): boolean {
  const { text } = reader;
  let at = reader.at;
  while (text.charCodeAt(at) === space) at++;
  const code = text.charCodeAt(at);
  if (code === hash && at > reader.at) at = text.indexOf('\n', at);
  else if (at < text.length && code !== newline) return false;
  reader.at = at < 0 || at >= text.length ? text.length : at + 1;
  return toContent(reader);
}

function readBlock(reader: Reader, column: number): YamlNode | undefined {
  if (++reader.depth > deepest) return undefined;
  const node = isItem(reader) ? readSequence(reader, column) : readMapping(reader, column);
  reader.depth--;
  return node;
}

function isItem({ text, at }: Reader): boolean {
  if (text.charCodeAt(at) !== dash) return false;
  const next = text.charCodeAt(at + 1);
  return next === space || next === newline || Number.isNaN(next);
}

function readMapping(reader: Reader, column: number): YamlMapping | undefined {
  const start = reader.at;
  const pairs: YamlPair[] = [];
  const names = new Set<string>();
  while (reader.column === column) {
    const key = readKey(reader);
    if (!key) return undefined;
    const value = readValue(reader, column);
    if (!value) return undefined;
    const pair = pairOf(key, value);
    if (names.has(pair.name) || pair.name === '<<') return undefined;
    names.add(pair.name);
    pairs.push(pair);
  }
  if (reader.column > column) return undefined;
  return {
    kind: 'mapping',
    span: { start, end: lastEnd(pairs, start) },
    flow: false,
    pairs,
    duplicates: [],
    templated: false,
  };
}

function readSequence(reader: Reader, column: number): YamlSequence | undefined {
  const start = reader.at;
  const items: YamlNode[] = [];
  while (reader.column === column && isItem(reader)) {
    const item = readItem(reader, column);
    if (!item) return undefined;
    items.push(item);
  }
  if (reader.column > column) return undefined;
  return {
    kind: 'sequence',
    span: { start, end: lastEnd(items, start) },
    flow: false,
    items,
    templated: false,
  };
}

function readItem(reader: Reader, column: number): YamlNode | undefined {
  const { text } = reader;
  let at = reader.at + 1;
  while (text.charCodeAt(at) === space) at++;
  const code = text.charCodeAt(at);
  if (code === newline || code === hash || at >= text.length) return undefined;
  const inner = column + (at - reader.at);
  reader.at = at;
  if (isItem(reader) || keyEnd(reader) > 0) {
    reader.column = inner;
    return readBlock(reader, inner);
  }
  return readInline(reader, column);
}

/** The value behind a colon: on the same line, or as a block below. */
function readValue(reader: Reader, column: number): YamlNode | undefined {
  const { text } = reader;
  const behindColon = reader.at;
  let at = behindColon;
  while (text.charCodeAt(at) === space) at++;
  const code = text.charCodeAt(at);
  const isBelow = code === newline || at >= text.length || (code === hash && at > behindColon);
  if (!isBelow) {
    reader.at = at;
    return readInline(reader, column);
  }
  if (!toNextLine(reader)) return undefined;
  if (reader.column > column) return readBlock(reader, reader.column);
  if (reader.column === column && isItem(reader)) return readSequence(reader, column);
  return scalar(at, at, 'plain', '', null);
}

/** A value on its line; what follows it must not be deeper than `column`, or it would belong to it. */
function readInline(reader: Reader, column: number): YamlNode | undefined {
  const first = reader.text[reader.at];
  if (first === '|') return readLiteral(reader, column);
  let node: YamlNode | undefined;
  if (first === '{' || first === '[') node = readFlow(reader);
  else if (first === '"' || first === "'") node = readQuoted(reader);
  else node = readPlain(reader);
  if (!node || !toNextLine(reader) || reader.column > column) return undefined;
  return node;
}

const plainStart = /[^\s\-?:,[\]{}#&*!|>'"%@`]|-(?=[^\s,[\]{}])/y;

function readPlain(reader: Reader): YamlScalar | undefined {
  const { text, at: start } = reader;
  plainStart.lastIndex = start;
  if (!plainStart.test(text)) return undefined;
  let end = text.indexOf('\n', start);
  if (end < 0) end = text.length;
  const line = text.slice(start, end);
  const comment = line.indexOf(' #');
  const value = (comment < 0 ? line : line.slice(0, comment)).trimEnd();
  if (value.endsWith(':') || value.includes(': ')) return undefined;
  reader.at = start + value.length;
  return scalar(start, reader.at, 'plain', value, resolvePlain(value));
}

/** A string in quotes without escapes, on one line. */
function readQuoted(reader: Reader): YamlScalar | undefined {
  const { text, at: start } = reader;
  const quote = text.charAt(start);
  const end = text.indexOf(quote, start + 1);
  if (end < 0) return undefined;
  const value = text.slice(start + 1, end);
  if (value.includes('\n') || value.includes('\\')) return undefined;
  if (quote === "'" && text.charAt(end + 1) === quote) return undefined;
  reader.at = end + 1;
  return scalar(start, end + 1, quote === '"' ? 'double' : 'single', value, value);
}

/** U+E001 stands where something is being typed. */
const plainKey = /[A-Za-z\d_$./\uE001][\w$./@+-]*(?=:(?: |\n|$))/y;
const quotedKey = /"[^"\\\n]*"(?=:(?: |\n|$))|'[^'\n]*'(?=:(?: |\n|$))/y;

/** Where the key at the reader ends; -1 when there is none that is plain enough. */
function keyEnd({ text, at }: Reader): number {
  const first = text[at];
  const pattern = first === '"' || first === "'" ? quotedKey : plainKey;
  pattern.lastIndex = at;
  if (!pattern.test(text)) return -1;
  return pattern.lastIndex - at > longestKey ? -1 : pattern.lastIndex;
}

/** The key at the reader, which goes behind its colon. */
function readKey(reader: Reader): YamlScalar | undefined {
  const { text, at: start } = reader;
  const end = keyEnd(reader);
  if (end < 0) return undefined;
  reader.at = end + 1;
  const first = text[start];
  if (first !== '"' && first !== "'") {
    const name = text.slice(start, end);
    const value = resolvePlain(name);
    return value === null ? undefined : scalar(start, end, 'plain', name, value);
  }
  const name = text.slice(start + 1, end - 1);
  return scalar(start, end, first === '"' ? 'double' : 'single', name, name);
}

/** A literal block without an indentation of its own. */
function readLiteral(reader: Reader, column: number): YamlScalar | undefined {
  const { text, at: start } = reader;
  const header = /^\|-?(?= *(?:\n| #))/.exec(text.slice(start, start + 80))?.[0];
  if (!header) return undefined;
  let lineStart = text.indexOf('\n', start) + 1;
  if (lineStart === 0) return undefined;
  const lines: string[] = [];
  let indent = -1;
  let end = -1;
  let filled = 0;
  while (lineStart < text.length) {
    let at = lineStart;
    while (text.charCodeAt(at) === space) at++;
    let lineEnd = text.indexOf('\n', at);
    if (lineEnd < 0) lineEnd = text.length;
    if (at < lineEnd) {
      if (indent < 0) {
        indent = at - lineStart;
        // Blank lines in front must not be deeper; the full parser says so.
        if (indent <= column || lines.some((line) => line.length > 0)) return undefined;
      }
      if (at - lineStart < indent) break;
      lines.push(text.slice(lineStart + indent, lineEnd));
      filled = lines.length;
      end = Math.min(lineEnd + 1, text.length);
    } else {
      const blanks = indent < 0 ? at - lineStart : Math.max(0, at - lineStart - indent);
      // Blanks deeper than the block are text, and where they end it is for the full parser to say.
      if (blanks > 0) return undefined;
      lines.push('');
    }
    lineStart = lineEnd + 1;
  }
  if (end < 0) return undefined;
  const value = lines.slice(0, filled).join('\n') + (header === '|' ? '\n' : '');
  reader.at = Math.min(lineStart, text.length);
  if (!toContent(reader) || reader.column > column) return undefined;
  return scalar(start, end, 'block', value, value);
}

const flowPlain = /(?:[A-Za-z\d_$./+]|-(?=[\w.]))[\w$./+\- ]*(?=[,\]}])/y;
const flowKey = /[A-Za-z\d_$./][\w$./+-]*(?=: )/y;

/** A flow collection on one line. */
function readFlow(reader: Reader): YamlNode | undefined {
  if (++reader.depth > deepest) return undefined;
  const node = reader.text[reader.at] === '{' ? readFlowMapping(reader) : readFlowSequence(reader);
  reader.depth--;
  return node;
}

function readFlowMapping(reader: Reader): YamlMapping | undefined {
  const { text, at: start } = reader;
  const pairs: YamlPair[] = [];
  const names = new Set<string>();
  reader.at++;
  while (!closes(reader, '}')) {
    const key = readFlowKey(reader);
    if (!key || text.charCodeAt(reader.at) !== colon) return undefined;
    reader.at++;
    skipSpaces(reader);
    const value = readFlowValue(reader);
    if (!value || !separates(reader, '}')) return undefined;
    const pair = pairOf(key, value);
    if (names.has(pair.name) || pair.name === '<<') return undefined;
    names.add(pair.name);
    pairs.push(pair);
  }
  const span = { start, end: reader.at };
  return { kind: 'mapping', span, flow: true, pairs, duplicates: [], templated: false };
}

function readFlowSequence(reader: Reader): YamlSequence | undefined {
  const start = reader.at;
  const items: YamlNode[] = [];
  reader.at++;
  while (!closes(reader, ']')) {
    const item = readFlowValue(reader);
    if (!item || !separates(reader, ']')) return undefined;
    items.push(item);
  }
  const span = { start, end: reader.at };
  return { kind: 'sequence', span, flow: true, items, templated: false };
}

function readFlowKey(reader: Reader): YamlScalar | undefined {
  const { text, at: start } = reader;
  if (text[start] === '"' || text[start] === "'") return readQuoted(reader);
  flowKey.lastIndex = start;
  if (!flowKey.test(text) || flowKey.lastIndex - start > longestKey) return undefined;
  reader.at = flowKey.lastIndex;
  const name = text.slice(start, reader.at);
  const value = resolvePlain(name);
  return value === null ? undefined : scalar(start, reader.at, 'plain', name, value);
}

function readFlowValue(reader: Reader): YamlNode | undefined {
  const { text, at: start } = reader;
  const first = text[start];
  if (first === '{' || first === '[') return readFlow(reader);
  if (first === '"' || first === "'") return readQuoted(reader);
  flowPlain.lastIndex = start;
  if (!flowPlain.test(text)) return undefined;
  const value = text.slice(start, flowPlain.lastIndex).trimEnd();
  reader.at = start + value.length;
  return scalar(start, reader.at, 'plain', value, resolvePlain(value));
}

/** Whether the collection ends here; the reader is then behind its bracket. */
function closes(reader: Reader, bracket: string): boolean {
  skipSpaces(reader);
  if (reader.text[reader.at] !== bracket) return false;
  reader.at++;
  return true;
}

/** Whether a comma or the bracket follows an entry; the reader is then behind the comma. */
function separates(reader: Reader, bracket: string): boolean {
  skipSpaces(reader);
  const next = reader.text[reader.at];
  if (next === ',') reader.at++;
  return next === ',' || next === bracket;
}

function skipSpaces(reader: Reader): void {
  while (reader.text.charCodeAt(reader.at) === space) reader.at++;
}

function pairOf(key: YamlScalar, value: YamlNode): YamlPair {
  return {
    name: key.value === null ? 'null' : String(key.value),
    key,
    value,
    span: { start: key.span.start, end: Math.max(key.span.end, value.span.end) },
    merged: false,
  };
}

function lastEnd(parts: readonly (YamlNode | YamlPair)[], start: number): number {
  return parts.at(-1)?.span.end ?? start;
}

function scalar(
  start: number,
  end: number,
  style: YamlScalar['style'],
  text: string,
  value: YamlScalar['value'],
): YamlScalar {
  return { kind: 'scalar', span: { start, end }, style, text, value, templated: false };
}
