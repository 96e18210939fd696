/** A range of a text. */
interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * The parts of a command line that blanks separate, where blanks only separate: quotes, substitutions
 * and everything behind `#` stay whole.
 */
export function shellAtoms(text: string): Range[] {
  const atoms: Range[] = [];
  for (let at = 0; at < text.length; ) {
    if (isGap(text[at])) {
      at++;
      continue;
    }
    const end = text[at] === '#' ? text.length : atomEnd(text, at);
    atoms.push({ start: at, end });
    at = end;
  }
  return atoms;
}

function atomEnd(text: string, start: number): number {
  let at = start;
  while (at < text.length && !isGap(text[at])) at = partEnd(text, at, 0);
  return Math.min(at, text.length);
}

/** The end of the quote, the substitution or the character at an offset; the end of the text when it is not closed. */
function partEnd(text: string, at: number, depth: number): number {
  if (depth > deepest) return text.length;
  switch (text[at]) {
    case '\\':
      return at + 2;
    case "'":
      return indexOr(text.length, text.indexOf("'", at + 1) + 1);
    case '"':
      return closing(text, at + 1, '"', depth);
    case '`':
      return closing(text, at + 1, '`', depth);
    case '$':
    case '<':
    case '>': {
      const next = text[at + 1];
      if (next === '(') return closing(text, at + 2, ')', depth);
      if (text[at] !== '$') return at + 1;
      if (next === '{') return closing(text, at + 2, '}', depth);
      if (next === "'") return escapedQuoteEnd(text, at + 2);
      return at + 1;
    }
    default:
      return at + 1;
  }
}

/** Behind the character that closes what was opened; what is opened in between is skipped. */
function closing(text: string, start: number, close: string, depth: number): number {
  let parentheses = 0;
  for (let at = start; at < text.length; ) {
    const char = text[at];
    if (char === close && parentheses === 0) return at + 1;
    if (close === ')' && char === '(') parentheses++;
    if (close === ')' && char === ')') parentheses--;
    // Inside double quotes, apostrophes and backticks of others are plain text.
    at = close === '"' && char === "'" ? at + 1 : partEnd(text, at, depth + 1);
  }
  return text.length;
}

function escapedQuoteEnd(text: string, start: number): number {
  for (let at = start; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === "'") return at + 1;
  }
  return text.length;
}

function indexOr(otherwise: number, index: number): number {
  return index > 0 ? index : otherwise;
}

function isGap(char: string | undefined): boolean {
  return char === ' ' || char === '\t';
}

const deepest = 50;
