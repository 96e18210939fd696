import type { SemanticTokenType } from '../../../core/features.ts';
import { platformVariables, predefinedArguments } from '../../model/stage-scope.ts';
import type { Emit } from './token-sink.ts';

/** How the words of an instruction are coloured. */
export interface WordColours {
  readonly escapeChar: string;
  /** False in heredocs, where quotes are plain text. */
  readonly quotes: boolean;
  /** What text outside quotes and variables is; nothing when it is absent. */
  readonly plain?: SemanticTokenType;
}

/** Finds the strings and variables of words that BuildKit reads. */
export function wordTokens(text: string, colours: WordColours, emit: Emit): void {
  const { escapeChar, quotes, plain } = colours;
  let at = 0;
  let start = 0;
  let quote = '';
  const flush = (end: number) => {
    const type = quote ? 'string' : plain;
    if (type && end > start) emit(start, end, type);
    start = end;
  };
  while (at < text.length) {
    const char = text[at] ?? '';
    if (char === escapeChar && quote !== "'") at += 2;
    else if (quotes && (char === '"' || char === "'") && (!quote || quote === char)) {
      if (quote) {
        flush(at + 1);
        quote = '';
      } else {
        flush(at);
        quote = char;
      }
      at++;
    } else if (char === '$' && quote !== "'") {
      const end = variableEnd(text, at);
      if (end > at + 1) {
        flush(at);
        variableTokens(text, at, end, emit);
        start = end;
      }
      at = Math.max(end, at + 1);
    } else at++;
  }
  flush(text.length);
}

/** The end of the variable that starts with `$` at an offset; right behind the `$` when there is none. */
export function variableEnd(text: string, at: number): number {
  plainName.lastIndex = at + 1;
  if (text[at + 1] !== '{') return plainName.test(text) ? plainName.lastIndex : at + 1;
  let depth = 0;
  // Whoever leaves many references open gets no colours, and an answer at once.
  for (let end = at + 1; end < Math.min(text.length, at + longest); end++) {
    if (text[end] === '\\') end++;
    else if (text[end] === '{') depth++;
    else if (text[end] === '}' && --depth === 0) return end + 1;
    else if (text[end] === '\n') break;
  }
  return at + 1;
}

/** A reference as one variable, or as its name, its operator and what follows. */
export function variableTokens(text: string, start: number, end: number, emit: Emit): void {
  const match = /^\$\{[!#]?([\w@*#?$!-]*?)(:?[-+=?]|##?|%%?|\/\/?|\^\^?|,,?|@|\[)/.exec(
    text.slice(start, end),
  );
  if (!match?.[2]) {
    emit(start, end, 'variable', modifiersOf(text.slice(start, end)));
    return;
  }
  const name = start + match[0].length - match[2].length;
  emit(start, name, 'variable', modifiersOf(text.slice(start, name)));
  emit(name, name + match[2].length, 'operator');
  let plain = name + match[2].length;
  for (let at = plain; at < end - 1; at++) {
    if (text[at] === '\\') at++;
    if (text[at] !== '$') continue;
    const inner = Math.min(variableEnd(text, at), end - 1);
    if (inner <= at + 1) continue;
    emit(plain, at, 'string');
    emit(at, inner, 'variable');
    plain = inner;
    at = inner - 1;
  }
  emit(plain, end - 1, 'string');
  emit(end - 1, end, 'variable');
}

const longest = 500;
const plainName = /[\p{L}_][\p{L}\p{Nd}_]*|[0-9@*#?$!-]/uy;
const given = new Set([...platformVariables, ...predefinedArguments]);

/** Variables that the build gives cannot be set by the file. */
function modifiersOf(reference: string): ['readonly'] | undefined {
  return given.has(/\w+/.exec(reference)?.[0] ?? '') ? ['readonly'] : undefined;
}
