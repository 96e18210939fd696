import { type ParsedScript, parse } from 'unbash';
import { collectCommands } from './collect-commands.ts';
import { type InnerText, innerText } from './inner-script.ts';
import type { InnerScript, ShellScript } from './script.ts';
import type { ShellSource } from './shell-source.ts';
import { createSyntax } from './syntax.ts';

/** Parses POSIX shell or bash, with the scripts that it hands to other shells; total. */
export function parseShellScript(source: ShellSource): ShellScript {
  return parseAtDepth(source, 0);
}

/** Nobody hands scripts on more often. */
const deepest = 4;

function parseAtDepth(source: ShellSource, depth: number): ShellScript {
  const script = parseSafely(source.text);
  const inner: InnerScript[] = [];
  const commands = collectCommands(script, source, (command) => {
    const text = depth < deepest ? innerText(command, source) : undefined;
    if (!text) return undefined;
    const found = innerAtDepth(text, depth + 1);
    inner.push(found);
    return found;
  });
  return {
    commands,
    inner,
    isComplete: (script.errors?.length ?? 0) === 0,
    syntax: createSyntax(source.text, script),
    spanOf: (start, end) => source.spanOf(start, end),
  };
}

function innerAtDepth({ source, ...about }: InnerText, depth: number): InnerScript {
  return {
    ...about,
    script: parseAtDepth(source, depth),
    span: source.spanOf(0, source.text.length),
    isVerbatim: source.isVerbatim,
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
