import type { Word, WordPart } from 'unbash';
import type { ShellSource } from './shell-source.ts';

/** What a program gets for quoted text. */
export interface UnquotedText extends ShellSource {
  /** False when the shell replaces some of it first; those parts stand there as they are written. */
  readonly isVerbatim: boolean;
}

/** What is left of a word when the shell has taken its quotes; undefined when that cannot be told. */
export function unquotedWord(
  { pos, end, parts }: Word,
  source: ShellSource,
): UnquotedText | undefined {
  const text = new UnquotedTextBuilder(source);
  if (!parts) text.addEscaped(pos, end, anyCharacter);
  for (const part of parts ?? []) if (!addPart(text, part)) return undefined;
  return text;
}

/** What the body of a heredoc is when the shell has replaced what it replaces there. */
export function heredocText(
  { pos, end, parts }: { pos: number; end: number; parts?: readonly WordPart[] | undefined },
  isQuoted: boolean,
  source: ShellSource,
): UnquotedText {
  const text = new UnquotedTextBuilder(source);
  if (isQuoted) text.addPlain(pos, end);
  else addParts(text, pos, end, parts ?? [], /[$`\\\n]/);
  return text;
}

/** What the string of a JSON array is, which stands with its quotes from `pos` to `end`. */
export function jsonText(pos: number, end: number, source: ShellSource): UnquotedText {
  const text = new UnquotedTextBuilder(source);
  const pattern = /\\(?:u[\dA-Fa-f]{4}|.)|[^\\]/gsy;
  pattern.lastIndex = pos + 1;
  while (pattern.lastIndex < end - 1) {
    const at = pattern.lastIndex;
    const [written] = pattern.exec(source.text) ?? [];
    if (written === undefined) break;
    text.add(written.length > 1 ? jsonCharacter(written) : written, at, pattern.lastIndex);
  }
  return text;
}

function jsonCharacter(written: string): string {
  const letter = written[1] ?? '';
  if (letter === 'u') return String.fromCharCode(Number.parseInt(written.slice(2), 16));
  return { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }[letter] ?? letter;
}

const anyCharacter = /./s;

function addPart(text: UnquotedTextBuilder, part: WordPart): boolean {
  switch (part.type) {
    case 'Literal':
      text.addEscaped(part.pos, part.end, anyCharacter);
      return true;
    case 'SingleQuoted':
      text.addPlain(part.pos + 1, part.end - 1);
      return true;
    case 'DoubleQuoted':
      addParts(text, part.pos + 1, part.end - 1, part.parts, /[$`"\\\n]/);
      return true;
    default:
      return false;
  }
}

function addParts(
  text: UnquotedTextBuilder,
  pos: number,
  end: number,
  parts: readonly WordPart[],
  escapable: RegExp,
): void {
  let at = pos;
  for (const part of parts) {
    if (part.type === 'Literal') continue;
    text.addEscaped(at, part.pos, escapable);
    text.addExpansion(part.pos, part.end);
    at = part.end;
  }
  text.addEscaped(at, end, escapable);
}

/** Text that grows by pieces of a source and remembers where each of its characters stands there. */
class UnquotedTextBuilder implements UnquotedText {
  isVerbatim = true;
  private readonly source: ShellSource;
  private readonly pieces: string[] = [];
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  private whole: string | undefined;

  constructor(source: ShellSource) {
    this.source = source;
  }

  get text(): string {
    this.whole ??= this.pieces.join('');
    return this.whole;
  }

  spanOf(start: number, end: number) {
    const first = this.starts[start] ?? this.ends[start - 1] ?? 0;
    const last = end > start ? (this.ends[end - 1] ?? this.ends.at(-1) ?? first) : first;
    return this.source.spanOf(first, Math.max(first, last));
  }

  /** One character, which `start` to `end` of the source stand for. */
  add(character: string, start: number, end: number): void {
    this.pieces.push(character);
    this.starts.push(start);
    this.ends.push(end);
  }

  addPlain(start: number, end: number): void {
    for (let at = start; at < end; at++) this.add(this.source.text[at] ?? '', at, at + 1);
  }

  /** Text in which a backslash stands before what it takes the meaning of. */
  addEscaped(start: number, end: number, escapable: RegExp): void {
    const { text } = this.source;
    for (let at = start; at < end; at++) {
      const next = text[at + 1] ?? '';
      if (text[at] !== '\\' || at + 1 >= end || !escapable.test(next)) {
        this.add(text[at] ?? '', at, at + 1);
        continue;
      }
      if (next !== '\n') this.add(next, at, at + 2);
      at++;
    }
  }

  /** What the outer shell replaces; commands in it are its own, so nothing of them is left to be read again. */
  addExpansion(start: number, end: number): void {
    this.isVerbatim = false;
    const written = this.source.text.slice(start, end);
    if (/^\$(?:\w+|\{[^`(]*\})$/.test(written)) {
      this.addPlain(start, end);
      return;
    }
    for (let at = start; at < end; at++) {
      const character = at === start ? '$' : at === start + 1 ? '{' : at === end - 1 ? '}' : '_';
      this.add(end - start > 3 ? character : '_', at, at + 1);
    }
  }
}
