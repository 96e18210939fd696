import { isBlank, skipBlank } from './lines.ts';
import type { LogicalText } from './logical-text.ts';
import type { Flag } from './nodes.ts';

/** The flags that a text starts with, and what follows them. */
export function readFlags(
  text: LogicalText,
  escapeChar: string,
): { readonly flags: Flag[]; readonly rest: LogicalText } {
  const source = text.text;
  const flags: Flag[] = [];
  let at = skipBlank(source, 0, source.length);
  while (source.startsWith('--', at)) {
    const { end, value } = readFlagWord(source, at, escapeChar);
    if (end === at + 2) {
      at = skipBlank(source, end, source.length);
      break;
    }
    flags.push(flagOf(text, at, end, value));
    at = skipBlank(source, end, source.length);
  }
  return { flags, rest: text.slice(at) };
}

function flagOf(text: LogicalText, start: number, end: number, value: string): Flag {
  const raw = text.text.slice(start, end);
  const equals = raw.indexOf('=');
  const nameEnd = equals < 0 ? end : start + equals;
  return {
    span: text.spanOf(start, end),
    name: { span: text.spanOf(start + 2, nameEnd), text: value.slice(2).replace(/=.*$/s, '') },
    value:
      equals < 0
        ? undefined
        : {
            span: text.spanOf(nameEnd + 1, end),
            text: text.text.slice(nameEnd + 1, end),
            value: value.slice(value.indexOf('=') + 1),
            logical: text.slice(nameEnd + 1, end),
          },
  };
}

/** Reads to the next blank outside quotes; the value has no quotes and no escapes. */
function readFlagWord(source: string, start: number, escapeChar: string) {
  let value = '';
  let quote = '';
  let at = start;
  for (; at < source.length; at++) {
    const char = source[at] ?? '';
    if (!quote && isBlank(char.charCodeAt(0))) break;
    if (quote ? char === quote : char === "'" || char === '"') quote = quote ? '' : char;
    else if (char === escapeChar) value += source[++at] ?? '';
    else value += char;
  }
  return { end: Math.min(at, source.length), value };
}
