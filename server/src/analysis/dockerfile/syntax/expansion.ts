/** A word as BuildKit reads it: text and variables; offsets are those of the word. */
export interface Expansion {
  readonly parts: readonly ExpansionPart[];
  readonly problems: readonly ExpansionProblem[];
}

/** Text with quotes and escapes removed, or a reference to a variable. */
export type ExpansionPart = { readonly kind: 'text'; readonly text: string } | ExpansionReference;

/** A reference such as `$NAME` or `${NAME:-word}`. */
export interface ExpansionReference {
  readonly kind: 'reference';
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly nameStart: number;
  readonly operator: string | undefined;
  /** What follows the operator. */
  readonly operand: readonly ExpansionPart[];
  /** What follows the second `/` of `${NAME/pattern/word}`. */
  readonly replacement: readonly ExpansionPart[];
}

/** Why BuildKit cannot read a word. */
export interface ExpansionProblem {
  readonly kind: 'unclosed-quote' | 'unclosed-variable' | 'bad-variable' | 'unknown-operator';
  readonly start: number;
  readonly end: number;
}

/** How a word is read. */
export interface ExpansionOptions {
  readonly escapeChar: string;
  /** False in heredocs, where quotes are plain text. */
  readonly quotes: boolean;
}

/** Reads a word; total and linear, problems do not stop it. */
export function parseExpansion(text: string, options: ExpansionOptions): Expansion {
  if (!/[$'"\\`]/.test(text)) return { parts: text ? [{ kind: 'text', text }] : [], problems: [] };
  const problems: ExpansionProblem[] = [];
  const reader = createReader(text, options, problems);
  return { parts: reader.readUntil(''), problems };
}

/** Every reference of an expansion, those inside operands included, in source order. */
export function referencesOf(parts: readonly ExpansionPart[]): ExpansionReference[] {
  return parts.flatMap((part) =>
    part.kind === 'text'
      ? []
      : [part, ...referencesOf(part.operand), ...referencesOf(part.replacement)],
  );
}

/** The text of an expansion with its references as written. */
export function unquote(text: string, expansion: Expansion): string {
  return expansion.parts
    .map((part) => (part.kind === 'text' ? part.text : text.slice(part.start, part.end)))
    .join('');
}

const namePattern = /[0-9]+|[@*#?\-$!]|[\p{L}_][\p{L}\p{Nd}_]*/uy;
const plainPattern = /[^$'"\\`}/]+/y;
const deepest = 50;

function createReader(text: string, options: ExpansionOptions, problems: ExpansionProblem[]) {
  const { escapeChar, quotes } = options;
  let at = 0;
  let depth = 0;

  /** Reads to `stop`, which is consumed, or to the end. */
  function readUntil(stop: string): ExpansionPart[] {
    const parts: ExpansionPart[] = [];
    let literal = '';
    const flush = () => {
      if (literal) parts.push({ kind: 'text', text: literal });
      literal = '';
    };
    while (at < text.length) {
      const char = text[at];
      if (char === stop) break;
      if (char === '$') {
        const reference = readReference();
        if (reference) {
          flush();
          parts.push(reference);
        } else literal += '$';
      } else if (quotes && char === "'") literal += readSingleQuoted();
      else if (quotes && char === '"') {
        flush();
        parts.push(...readDoubleQuoted());
      } else if (char === escapeChar) {
        literal += text[at + 1] ?? '';
        at += 2;
      } else literal += readPlain();
    }
    flush();
    return parts;
  }

  /** At least one character, and as many more as mean nothing special. */
  function readPlain(): string {
    const start = at++;
    plainPattern.lastIndex = at;
    at += plainPattern.exec(text)?.[0].length ?? 0;
    return text.slice(start, at);
  }

  function readSingleQuoted(): string {
    const close = text.indexOf("'", at + 1);
    const start = at;
    if (close < 0) problems.push({ kind: 'unclosed-quote', start, end: text.length });
    at = close < 0 ? text.length : close + 1;
    return text.slice(start + 1, close < 0 ? text.length : close);
  }

  function readDoubleQuoted(): ExpansionPart[] {
    const start = at++;
    const parts: ExpansionPart[] = [];
    let literal = '';
    while (at < text.length && text[at] !== '"') {
      const char = text[at];
      if (char === '$') {
        const reference = readReference();
        if (reference) {
          parts.push({ kind: 'text', text: literal }, reference);
          literal = '';
        } else literal += '$';
        continue;
      }
      const next = text[at + 1];
      const escapes = char === escapeChar && (next === '"' || next === '$' || next === escapeChar);
      literal += escapes ? next : char;
      at += escapes ? 2 : 1;
    }
    if (at >= text.length) problems.push({ kind: 'unclosed-quote', start, end: text.length });
    at++;
    return [...parts, { kind: 'text', text: literal }];
  }

  /** Reads `$…`; undefined, one character further, when it is a plain dollar sign. */
  function readReference(): ExpansionReference | undefined {
    const start = at++;
    if (text[at] !== '{') {
      const name = readName();
      return name ? reference(start, start + 1, name, undefined) : undefined;
    }
    at++;
    const nameStart = at;
    const name = readName();
    const bad = name === '' && /[{}:]/.test(text[at] ?? '');
    if (bad) problems.push({ kind: 'bad-variable', start, end: at + 1 });
    return readBraced(start, nameStart, name);
  }

  function readBraced(start: number, nameStart: number, name: string): ExpansionReference {
    if (text[at] === '}') {
      at++;
      return reference(start, nameStart, name, undefined);
    }
    if (at >= text.length) {
      problems.push({ kind: 'unclosed-variable', start, end: text.length });
      return reference(start, nameStart, name, undefined);
    }
    const operatorStart = at;
    if (text[at] === ':') at++;
    const known = text[at] === '/' ? operatorStart === at : /[-+?#%]/.test(text[at] ?? '');
    const pattern = /[#%/]/.test(text[at] ?? '');
    if (!known || (pattern && operatorStart !== at)) {
      problems.push({ kind: 'unknown-operator', start, end: Math.min(at + 1, text.length) });
    } else {
      const char = text[at];
      at++;
      if (pattern && text[at] === char) at++;
    }
    const operator = text.slice(operatorStart, at);
    return readOperand(start, nameStart, name, operator);
  }

  function readOperand(start: number, nameStart: number, name: string, operator: string) {
    if (depth >= deepest) return reference(start, nameStart, name, operator);
    depth++;
    let operand: ExpansionPart[] = [];
    let replacement: ExpansionPart[] = [];
    if (operator.startsWith('/')) {
      operand = readUntil('/');
      close('/', start);
      replacement = readUntil('}');
    } else {
      operand = readUntil('}');
    }
    close('}', start);
    depth--;
    return reference(start, nameStart, name, operator, operand, replacement);
  }

  function close(stop: string, start: number): void {
    if (text[at] !== stop) problems.push({ kind: 'unclosed-variable', start, end: text.length });
    at = Math.min(at + 1, text.length);
  }

  function readName(): string {
    namePattern.lastIndex = at;
    const name = namePattern.exec(text)?.[0] ?? '';
    at += name.length;
    return name;
  }

  function reference(
    start: number,
    nameStart: number,
    name: string,
    operator: string | undefined,
    operand: readonly ExpansionPart[] = [],
    replacement: readonly ExpansionPart[] = [],
  ): ExpansionReference {
    return { kind: 'reference', start, end: at, name, nameStart, operator, operand, replacement };
  }

  return { readUntil };
}
