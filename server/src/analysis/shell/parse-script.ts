import { type ParsedScript, parse } from 'unbash';
import type { Span } from '../core/span.ts';
import { collectCommands } from './collect-commands.ts';
import type { ShellScript } from './script.ts';
import { createSyntax } from './syntax.ts';

/** Shell text that knows where its characters stand in the source. */
export interface ShellSource {
  readonly text: string;
  spanOf(start: number, end: number): Span;
}

/** Parses POSIX shell or bash; total. */
export function parseShellScript(source: ShellSource): ShellScript {
  const script = parseSafely(source.text);
  return {
    commands: collectCommands(script, source),
    isComplete: (script.errors?.length ?? 0) === 0,
    syntax: createSyntax(source.text, script),
    spanOf: (start, end) => source.spanOf(start, end),
  };
}

/** The parser promises to be total; should it break that promise, one script is unknown. */
function parseSafely(text: string): ParsedScript {
  if (opensTooMuch(text)) return unreadable(text);
  try {
    return parse(text);
  } catch {
    return unreadable(text);
  }
}

function unreadable(text: string): ParsedScript {
  return {
    type: 'Script',
    pos: 0,
    end: text.length,
    shebang: undefined,
    commands: [],
    errors: [{ message: 'unreadable', pos: 0 }],
  };
}

/** Nobody nests this deep, and the parser takes quadratic time for what is opened and never closed. */
const mostOpen = 300;

function opensTooMuch(text: string): boolean {
  if (text.length < mostOpen) return false;
  let open = 0;
  for (const [bracket] of text.matchAll(/[({)}]/g)) {
    open += bracket === ')' || bracket === '}' ? -1 : 1;
    if (open > mostOpen) return true;
  }
  return false;
}
