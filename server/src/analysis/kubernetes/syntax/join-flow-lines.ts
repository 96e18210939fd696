import { lexemesOf } from './lexemes.ts';

/** Joining one collection may uncover the next. */
const mostRounds = 5;
/** Where longer text has errors, they are told as they are. */
const longestText = 500_000;

/**
 * The text with the line breaks blanked in `{ }`, `[ ]` and strings whose lines are indented less than YAML 1.2 asks for,
 * such as `ports: [{` that ends with `}]` below `ports`: the parser of the API server looks at no indentation there.
 * Comments among those lines are blanked too. Offsets stay. Undefined when nothing of the sort is there.
 */
export function joinFlowLines(text: string): string | undefined {
  if (text.length > longestText) return undefined;
  let joined = text;
  for (let round = 0; round < mostRounds; round++) {
    let behind = 0;
    const pieces: string[] = [];
    for (const start of cutsIn(joined)) {
      if (start < behind) continue;
      const isString = /["']/.test(joined.charAt(start));
      const end = isString ? endOfString(joined, start) : endOfFlow(joined, start);
      if (end < 0) return undefined;
      pieces.push(joined.slice(behind, start), onOneLine(joined.slice(start, end)));
      behind = end;
    }
    if (pieces.length === 0) break;
    joined = pieces.join('') + joined.slice(behind);
  }
  return joined === text ? undefined : joined;
}

/** Where flow collections and strings start that the lexer ends at a line which is indented too little. */
function cutsIn(text: string): number[] {
  const cuts: number[] = [];
  let outermost = 0;
  for (const { source, start, kind, depth } of lexemesOf(text)) {
    if (kind === 'cut') cuts.push(outermost);
    else if (kind === 'string' && isCutString(source)) cuts.push(depth > 0 ? outermost : start);
    else if (depth === 1 && (source === '{' || source === '[')) outermost = start;
  }
  return cuts;
}

function isCutString(lexeme: string): boolean {
  return lexeme.length === 1 || !lexeme.endsWith(lexeme.charAt(0));
}

/** Behind the bracket that closes the one at `start`; -1 when there is none. */
function endOfFlow(text: string, start: number): number {
  let depth = 0;
  let startsToken = true;
  for (let at = start; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '#' && /\s/.test(text.charAt(at - 1))) {
      at = lineEnd(text, at);
    } else if (startsToken && (character === '"' || character === "'")) {
      const end = endOfString(text, at);
      if (end < 0) return -1;
      at = end - 1;
    } else if (character === '{' || character === '[') depth++;
    else if (character === '}' || character === ']') {
      depth--;
      if (depth === 0) return at + 1;
    }
    if (!/\s/.test(character)) startsToken = /[[{,:]/.test(character);
  }
  return -1;
}

/** Behind the quote that closes the one at `start`; -1 when there is none. */
function endOfString(text: string, start: number): number {
  const string = text.charAt(start) === '"' ? /"(?:[^"\\]|\\[\s\S])*"/y : /'(?:[^']|'')*'/y;
  string.lastIndex = start;
  return string.test(text) ? string.lastIndex : -1;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

const stringOrComment = /"(?:[^"\\]|\\[\s\S])*"|'(?:[^']|'')*'|(?<=\s)#[^\n]*|[\r\n]/g;

function onOneLine(flow: string): string {
  return flow.replace(stringOrComment, (part) =>
    part.startsWith('#') ? ' '.repeat(part.length) : part.replace(/[\r\n]/g, ' '),
  );
}
