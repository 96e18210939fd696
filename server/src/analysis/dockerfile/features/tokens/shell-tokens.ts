import type { Emit } from './token-sink.ts';
import { variableEnd, variableTokens } from './word-tokens.ts';

/**
 * Finds the commands, flags, strings, variables, operators and keywords of a shell script; total and linear.
 * `isCommandName` tells of a word at an offset what the parser of the shell made of it.
 */
export function shellTokens(
  text: string,
  emit: Emit,
  isCommandName: (start: number) => boolean,
): void {
  let at = 0;
  let depth = 0;
  /** Heredocs whose bodies start behind the next line end. */
  let heredocs: { readonly name: string; readonly stripTabs: boolean }[] = [];

  /** Reads commands to a closing character, which is left to the caller, or to the end. */
  function commands(close: string): void {
    let expects: Expected = 'command';
    let parentheses = 0;
    while (at < text.length) {
      const char = text[at] ?? '';
      if (char === close && (close !== ')' || parentheses === 0)) return;
      if (char === '\n') {
        at++;
        heredocBodies();
        expects = 'command';
      } else if (/\s/.test(char)) at++;
      else if (char === '#') comment();
      else {
        const operator = match(operatorPattern);
        if (operator) {
          if (operator === '(') parentheses++;
          else if (operator === ')') parentheses--;
          emit(at - operator.length, at, 'operator');
          expects = 'command';
        } else {
          const redirect = match(redirectPattern);
          if (redirect) redirection(redirect);
          else expects = word(expects, close);
        }
      }
    }
  }

  function redirection(operator: string): void {
    emit(at - operator.length, at, 'operator');
    if (!/<<-?$/.test(operator)) return;
    while (text[at] === ' ' || text[at] === '\t') at++;
    const marker = match(/[^\s<>|&;()]+/y);
    if (!marker) return;
    emit(at - marker.length, at, 'macro');
    heredocs.push({ name: marker.replace(/["'\\]/g, ''), stripTabs: operator.endsWith('-') });
  }

  function heredocBodies(): void {
    for (const { name, stripTabs } of heredocs) {
      const start = at;
      while (at < text.length) {
        const line = match(/[^\n]*/y) ?? '';
        const isEnd = (stripTabs ? line.replace(/^\t+/, '') : line) === name;
        if (isEnd) {
          emit(start, at - line.length, 'string');
          emit(at - name.length, at, 'macro');
          break;
        }
        if (at >= text.length) emit(start, at, 'string');
        at++;
      }
      if (text[at] === '\n') at++;
    }
    heredocs = [];
  }

  /** Reads one word and tells what may follow it. */
  function word(expected: Expected, close: string): Expected {
    const start = at;
    const name = match(/[A-Za-z_]\w*/y) ?? match(/[!{}]|\[\[|\]\]/y) ?? '';
    const isWhole = at >= text.length || /[\s;&|()<>`]/.test(text[at] ?? '') || text[at] === close;
    if (expected === 'command') {
      const equals = match(/(?:\[[^\]\s]*\])?\+?=/y);
      if (name && equals) {
        emit(start, start + name.length, 'variable', ['declaration']);
        emit(at - 1, at, 'operator');
        parts(at, undefined, close);
        return 'command';
      }
      if (isWhole && keywords.has(name) && !isCommandName(start)) {
        emit(start, at, 'keyword');
        return name === 'for' || name === 'select' || name === 'case' ? 'subject' : 'command';
      }
      const isName = isCommandName(start);
      parts(start, isName ? 'function' : undefined, close);
      return isName ? 'argument' : 'command';
    }
    if (isWhole && name === 'in' && expected === 'in') {
      emit(start, at, 'keyword');
      return 'argument';
    }
    if (expected === 'subject' && isWhole && name) {
      emit(start, at, 'variable', ['declaration']);
      return 'in';
    }
    at = start;
    const flag = expected === 'argument' ? match(/--?[\w?][\w.-]*|--?(?=\s|$)/y) : undefined;
    if (flag) emit(start, at, 'parameter');
    parts(at, undefined, close);
    return expected === 'subject' ? 'in' : expected;
  }

  /** The rest of a word; `start` is where text begins that is not coloured yet. */
  function parts(start: number, plain: 'function' | undefined, close: string): void {
    let from = start;
    const flush = () => {
      if (plain) emit(from, at, plain);
    };
    while (at < text.length) {
      const char = text[at] ?? '';
      if (/[\s;&|()<>]/.test(char) || char === close) break;
      if (char === '\\') {
        at = Math.min(at + 2, text.length);
        continue;
      }
      if (!/["'$`]/.test(char)) {
        at++;
        continue;
      }
      flush();
      const before = at;
      if (char === "'") single();
      else if (char === '"') double();
      else if (char === '`') substitution('`', '`');
      else dollar();
      if (at === before) at++;
      from = at;
    }
    flush();
  }

  function single(): void {
    const end = text.indexOf("'", at + 1);
    const to = end < 0 ? text.length : end + 1;
    emit(at, to, 'string');
    at = to;
  }

  function double(): void {
    let from = at++;
    while (at < text.length && text[at] !== '"') {
      if (text[at] === '\\') at = Math.min(at + 2, text.length);
      else if (text[at] === '$' || text[at] === '`') {
        const before = at;
        emit(from, at, 'string');
        if (text[at] === '`') substitution('`', '`');
        else dollar();
        from = at > before ? at : before;
        if (at === before) at++;
      } else at++;
    }
    at = Math.min(at + 1, text.length);
    emit(from, at, 'string');
  }

  /** A variable or a substitution; stays where it is when the `$` is only a `$`. */
  function dollar(): void {
    if (text[at + 1] === "'") {
      const literal = match(/\$'(?:[^'\\]|\\[\s\S])*'?/y) ?? '';
      emit(at - literal.length, at, 'string');
    } else if (text.startsWith('$((', at)) {
      emit(at, at + 3, 'operator');
      at += 3;
      arithmetic();
    } else if (text[at + 1] === '(') substitution('$(', ')');
    else {
      const end = variableEnd(text, at);
      if (end === at + 1) return;
      variableTokens(text, at, end, emit);
      at = end;
    }
  }

  function arithmetic(): void {
    while (at < text.length && !text.startsWith('))', at)) {
      const before = at;
      if (text[at] === '$') dollar();
      if (at === before) at++;
    }
    const end = Math.min(at + 2, text.length);
    emit(at, end, 'operator');
    at = end;
  }

  function substitution(open: string, close: string): void {
    emit(at, at + open.length, 'operator');
    at += open.length;
    if (depth++ < deepest) commands(close);
    depth--;
    if (text[at] !== close) return;
    emit(at, at + 1, 'operator');
    at++;
  }

  function comment(): void {
    const written = match(/[^\n]*/y) ?? '';
    emit(at - written.length, at, 'comment');
  }

  function match(pattern: RegExp): string | undefined {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found) at += found.length;
    return found || undefined;
  }

  while (at < text.length) {
    commands('');
    if (at < text.length) at++;
  }
}

/** What the next word of a command may be. */
type Expected = 'command' | 'argument' | 'subject' | 'in';

const deepest = 50;
const operatorPattern = /&&|\|\||\|&|;;&?|;&|[;|()]|&(?!>)/y;
const redirectPattern = /\d*(?:<<<|<<-?|<>|>>|>\||[<>]&\d*-?|<|>)|&>>?/y;
const keywords = new Set([
  ...['if', 'then', 'elif', 'else', 'fi', 'for', 'while', 'until', 'do', 'done', 'case', 'esac'],
  ...['select', 'function', 'time', '{', '}', '!', '[[', ']]'],
]);
