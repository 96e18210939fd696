/** The parser recurses; far fewer levels than this are safe, and no manifest has a tenth of them. */
const deepest = 500;

const space = 32;
const newline = 10;
const dash = 45;
const question = 63;

/**
 * Whether a text may nest so deeply that a parser runs out of stack, by brackets, by `- - -` or by indentation.
 * Brackets inside strings are counted too: one that opens hundreds and closes none is not a manifest.
 */
export function isTooDeep(text: string): boolean {
  let brackets = 0;
  /** Columns of indentation and `- ` at the start of the line; -1 behind them. */
  let leading = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === newline) leading = 0;
    else if (leading >= 0) leading = isLeading(code) ? leading + 1 : -1;
    if (code === 91 || code === 123) brackets++;
    else if ((code === 93 || code === 125) && brackets > 0) brackets--;
    if (brackets > deepest || leading > deepest) return true;
  }
  return false;
}

function isLeading(code: number): boolean {
  return code === space || code === dash || code === question;
}
