import { flowPlace } from './flow-place.ts';

/** What is being typed at a cursor, in offsets of its document. */
export interface CursorWord {
  /** A key may turn out to be an item of a list of values. */
  readonly part: 'key' | 'value';
  /** The word with its quotes. */
  readonly start: number;
  readonly end: number;
  /** The quote that it starts with. */
  readonly quote: '' | '"' | "'";
  /** A colon follows the word. */
  readonly hasColon: boolean;
  /** A colon or a dash stands right before the cursor, and what comes needs a space. */
  readonly needsSpace: boolean;
  /** Columns between the indentation of the line and the word: the width of its `- `. */
  readonly dashes: number;
  readonly flow: boolean;
  /** The brackets that the document does not close. */
  readonly missing: string;
}

/** Reads what is being typed at an offset of one document; undefined where nothing can be proposed. */
export function cursorWord(text: string, at: number): CursorWord | undefined {
  const flow = flowPlace(text, at);
  if (flow) {
    const { start, end } = flow.word;
    const word = flow.quote === '' ? /^[^:#\n]*/.exec(text.slice(at, end))?.[0] : undefined;
    return {
      part: flow.part,
      start,
      end: word === undefined ? end : at + word.length,
      quote: flow.quote,
      hasColon: flow.part === 'key' && /^[ \t]*:/.test(text.slice(end)),
      needsSpace: flow.quote === '' && start === at && text[at - 1] === ':',
      dashes: 0,
      flow: true,
      missing: flow.missing,
    };
  }
  const lineStart = text.slice(0, at).lastIndexOf('\n') + 1;
  const lineEnd = /\r?\n|$/.exec(text.slice(at))?.index ?? 0;
  const word = blockWord(text.slice(lineStart, at), text.slice(at, at + lineEnd));
  if (!word) return undefined;
  const { start, rest, ...others } = word;
  return { ...others, start: lineStart + start, end: at + rest, flow: false, missing: '' };
}

interface BlockWord extends Omit<CursorWord, 'end' | 'flow' | 'missing'> {
  /** How much of the word is behind the cursor. */
  readonly rest: number;
}

const keyBefore = /^(\s*(?:-[ \t]+)*)([^\s:#"'{}[\],&*]*)$/;
const dashBefore = /^(\s*)(?:-[ \t]+)*-$/;
const valueBefore = /^(\s*(?:-[ \t]+)*[^\s#{}[\]"'][^#{}[\]"']*?:[ \t]+)(["']?)([^"'#{}[\],]*)$/;
const itemBefore = /^(\s*(?:-[ \t]+)+)(["'])([^"'#{}[\],]*)$/;
const colonBefore = /^(\s*)(?:-[ \t]+)*[^\s#{}[\]"':]+:$/;

function blockWord(before: string, after: string): BlockWord | undefined {
  const isEnd = /^\s*(?:#|$)/.test(after);
  const dash = isEnd ? dashBefore.exec(before) : undefined;
  if (dash) return behind(before, 'key', before.length + 1 - (dash[1]?.length ?? 0));
  const key = keyBefore.exec(before);
  if (key) return keyWord(key[1] ?? '', after);
  const value = valueBefore.exec(before) ?? itemBefore.exec(before);
  if (value) {
    const [, lead = '', quote = ''] = value;
    return {
      part: 'value',
      start: lead.length,
      rest: quote === '' ? plainRest(after) : quotedRest(after, quote),
      quote: quote === '"' || quote === "'" ? quote : '',
      hasColon: false,
      needsSpace: false,
      dashes: 0,
    };
  }
  return colonBefore.test(before) && isEnd ? behind(before, 'value', 0) : undefined;
}

/** Nothing is typed yet, and the indicator before it needs a space. */
function behind({ length }: string, part: 'key' | 'value', dashes: number): BlockWord {
  return { part, start: length, rest: 0, quote: '', hasColon: false, needsSpace: true, dashes };
}

function keyWord(lead: string, after: string): BlockWord | undefined {
  const rest = /^[^\s:#]*/.exec(after)?.[0].length ?? 0;
  const next = after.slice(rest);
  const hasColon = /^\s*:(?:\s|$)/.test(next);
  if (!hasColon && !/^\s*(?:#|$)/.test(next)) return undefined;
  const dashes = lead.length - (/^\s*/.exec(lead)?.[0].length ?? 0);
  const start = lead.length;
  return { part: 'key', start, rest, quote: '', hasColon, needsSpace: false, dashes };
}

function plainRest(after: string): number {
  return /^[^#]*?(?=\s+#|\s*$)/.exec(after)?.[0].length ?? 0;
}

function quotedRest(after: string, quote: string): number {
  const end = after.indexOf(quote);
  return end < 0 ? plainRest(after) : end + 1;
}
