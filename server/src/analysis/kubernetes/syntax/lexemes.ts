import { Lexer } from 'yaml';

/** A piece of YAML text between which only structure lies. */
export interface Lexeme {
  readonly source: string;
  readonly start: number;
  /** `cut`: no text of its own, it says that a flow collection was given up for its indentation. */
  readonly kind: 'scalar' | 'blank' | 'newline' | 'string' | 'other' | 'cut';
  /** How many `{` and `[` are open behind it. */
  readonly depth: number;
}

/** The lexemes of a text in source order; plain and block scalars are whole. */
export function* lexemesOf(text: string): Generator<Lexeme> {
  let start = 0;
  let depth = 0;
  let isScalar = false;
  for (const source of new Lexer().lex(text)) {
    const mark = marks.get(source);
    if (mark === 'cut') {
      depth = 0;
      yield { source: '', start, kind: 'cut', depth };
    }
    isScalar ||= mark === 'scalar';
    if (mark) continue;
    const kind = isScalar ? 'scalar' : kindOf(source);
    if (kind === 'other') depth = Math.max(0, depth + (nesting.get(source) ?? 0));
    yield { source, start, kind, depth };
    start += source.length;
    isScalar = false;
  }
}

/** What the lexer yields besides text: at the start of a document, before a scalar, and in place of a bracket. */
const marks: ReadonlyMap<string, 'document' | 'scalar' | 'cut'> = new Map([
  ['\u0002', 'document'],
  ['\u001f', 'scalar'],
  ['\u0018', 'cut'],
]);

const nesting: ReadonlyMap<string, number> = new Map([
  ['{', 1],
  ['[', 1],
  ['}', -1],
  [']', -1],
]);

function kindOf(source: string): Lexeme['kind'] {
  if (/^[ \t]+$/.test(source)) return 'blank';
  if (/^\r?\n$/.test(source)) return 'newline';
  return /^["']/.test(source) ? 'string' : 'other';
}
