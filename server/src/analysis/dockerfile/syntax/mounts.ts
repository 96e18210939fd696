import type { LogicalText } from './logical-text.ts';
import type { Flag, Mount, MountOption } from './nodes.ts';

/** The mounts of RUN, one for each `--mount` that has a value. */
export function mountsOf(flags: readonly Flag[], escapeChar: string): Mount[] {
  return flags.flatMap((flag) => {
    if (flag.name.text !== 'mount' || !flag.value) return [];
    const options = optionsOf(flag.value.logical, escapeChar);
    const type = options.findLast((option) => option.key.text.toLowerCase() === 'type');
    return [{ flag, options, type: type?.value?.text.toLowerCase() || 'bind' }];
  });
}

/** Text without quotes and escapes; `sources[i]` is where its character `i` was written. */
interface Unescaped {
  readonly text: string;
  readonly sources: readonly number[];
}

/** Splits options at commas; only quotes that were escaped keep commas together. */
function optionsOf(logical: LogicalText, escapeChar: string): MountOption[] {
  const { text, sources } = unescaped(logical.text, escapeChar);
  const sourceOf = (index: number) => sources[index] ?? logical.text.length;
  const spanOf = (from: number, to: number) =>
    logical.spanOf(sourceOf(from), to > from ? sourceOf(to - 1) + 1 : sourceOf(from));
  const options: MountOption[] = [];
  for (let start = 0, end = 0; end < text.length; start = end + 1) {
    end = fieldEnd(text, start);
    const isQuoted = text[start] === '"' && end > start + 1 && text[end - 1] === '"';
    const [from, to] = isQuoted ? [start + 1, end - 1] : [start, end];
    const token = (first: number, last: number) => ({
      span: spanOf(first, last),
      text: isQuoted ? text.slice(first, last).replaceAll('"', '') : text.slice(first, last),
    });
    const equals = text.slice(from, to).indexOf('=');
    const keyEnd = equals < 0 ? to : from + equals;
    options.push({
      span: spanOf(start, end),
      key: token(from, keyEnd),
      value: equals < 0 ? undefined : token(keyEnd + 1, to),
    });
  }
  return options;
}

/** The end of a field of comma-separated values. */
function fieldEnd(text: string, start: number): number {
  if (text[start] === '"') {
    for (let at = start + 1; at < text.length; at++) {
      if (text[at] !== '"') continue;
      if (text[at + 1] !== '"') return text[at + 1] === ',' ? at + 1 : commaOrEnd(text, at);
      at++;
    }
  }
  return commaOrEnd(text, start);
}

function commaOrEnd(text: string, start: number): number {
  const comma = text.indexOf(',', start);
  return comma < 0 ? text.length : comma;
}

function unescaped(source: string, escapeChar: string): Unescaped {
  let text = '';
  let quote = '';
  const sources: number[] = [];
  for (let at = 0; at < source.length; at++) {
    const char = source[at] ?? '';
    if (quote ? char === quote : char === "'" || char === '"') {
      quote = quote ? '' : char;
      continue;
    }
    if (char === escapeChar) at++;
    if (at >= source.length) break;
    text += source[at];
    sources.push(at);
  }
  return { text, sources };
}
