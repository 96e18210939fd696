/** A line of the source; `end` excludes its line end, `next` is where the following line starts. */
export interface SourceLine {
  readonly start: number;
  readonly end: number;
  readonly next: number;
}

/** The line that starts at an offset. Only LF ends lines, as in BuildKit; CRs before it belong to the line end. */
export function lineAt(text: string, start: number): SourceLine {
  const feed = text.indexOf('\n', start);
  const next = feed < 0 ? text.length : feed + 1;
  let end = feed < 0 ? text.length : feed;
  while (end > start && text.charCodeAt(end - 1) === 13) end--;
  return { start, end, next };
}

/** The first offset in a range that is not blank, or its end. */
export function skipBlank(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && isBlank(text.charCodeAt(at))) at++;
  return at;
}

/** True for blanks that BuildKit trims. */
export function isBlank(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 0x85 || code === 0xa0;
}

/** The offset of the character that continues a line; undefined when the line ends its instruction. */
export function continuationOf(
  text: string,
  start: number,
  end: number,
  escapeChar: string,
): number | undefined {
  let last = end - 1;
  while (last >= start && (text[last] === ' ' || text[last] === '\t')) last--;
  if (last < start || text[last] !== escapeChar) return undefined;
  return last > start && text[last - 1] === escapeChar ? undefined : last;
}
