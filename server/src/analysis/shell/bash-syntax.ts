import type { Dialect } from './dialect.ts';
import { argumentsOf, commandName } from './places.ts';
import type { NodeType, ShellSyntax } from './syntax.ts';

/** Something that POSIX does not know. */
export interface BashSyntax {
  readonly pos: number;
  readonly end: number;
  /** What ShellCheck calls it. */
  readonly code: string;
  /** What it is, as the start of a sentence. */
  readonly what: string;
}

/** Everything in a script that a shell of the dialect does not know, by kind of construct. */
export function* bashSyntaxIn(syntax: ShellSyntax, dialect: Dialect): Iterable<BashSyntax> {
  for (const found of [
    ...constructs(syntax),
    ...expansions(syntax),
    ...commands(syntax, dialect),
  ]) {
    const [what, known = ''] = names[found.code]?.split('; ') ?? [];
    if (what === undefined || known.split(' ').includes(dialect)) continue;
    yield { ...found, what: found.what ?? what };
  }
}

type Found = Omit<BashSyntax, 'what'> & { readonly what?: string };

/** What each code stands for, and which of `dash` and `ash` (of busybox) know it, too. */
const names: Readonly<Record<string, string>> = {
  SC2112: 'The keyword function',
  SC2113: 'The keyword function',
  SC3001: 'Process substitution',
  SC3002: 'An extended pattern',
  SC3003: "The quote $'…'; ash",
  SC3004: 'The quote $"…"',
  SC3005: 'The loop for ((…))',
  SC3006: 'The command ((…))',
  SC3007: 'The expansion $[…]',
  SC3008: 'The loop select',
  SC3009: 'A list in braces',
  SC3010: 'The test [[ … ]]; ash',
  SC3011: 'The redirection <<<',
  SC3012: 'The comparison with < or >; dash ash',
  SC3014: 'The operator ==; ash',
  SC3015: 'The operator =~',
  SC3016: 'The test -v',
  SC3017: 'The test -a for files',
  SC3018: 'The operator ++ or --',
  SC3019: 'The operator **',
  SC3020: 'The redirection &>; ash',
  SC3021: 'The redirection >& to a file',
  SC3022: 'A named file descriptor',
  SC3023: 'A file descriptor above 9',
  SC3024: 'The assignment +=',
  SC3025: 'A file in /dev/tcp or /dev/udp',
  SC3026: 'The sign ^ in a pattern',
  SC3028: 'The variable',
  SC3029: 'The pipe |&',
  SC3030: 'An array',
  SC3032: 'The command coproc',
  SC3033: 'A name of a function with other signs than letters, digits and _',
  SC3034: 'The expansion $(< file)',
  SC3036: 'An option of echo; ash',
  SC3037: 'An option of echo; dash ash',
  SC3039: 'The command let',
  SC3040: 'The option pipefail of set; ash',
  SC3041: 'The option of set; dash ash',
  SC3043: 'The command local; dash ash',
  SC3044: 'The command',
  SC3045: 'The option',
  SC3046: 'The command source; ash',
  SC3047: 'The signal',
  SC3048: 'The prefix SIG of a signal; ash',
  SC3050: 'The placeholder %q',
  SC3053: 'An indirect expansion',
  SC3054: 'An element of an array',
  SC3056: 'A list of names that begin alike',
  SC3057: 'A part of a value; ash',
  SC3059: 'The change of letters ^ or ,',
  SC3060: 'The replacement in a value; ash',
  SC3061: 'The command read without a variable',
};

/** Nodes that are unknown as they are. */
const nodes: readonly (readonly [NodeType, code: string, length?: number])[] = [
  ['ProcessSubstitution', 'SC3001'],
  ['ExtendedGlob', 'SC3002'],
  ['AnsiCQuoted', 'SC3003'],
  ['LocaleString', 'SC3004'],
  ['ArithmeticFor', 'SC3005', 3],
  ['ArithmeticCommand', 'SC3006'],
  ['Select', 'SC3008', 6],
  ['BraceExpansion', 'SC3009'],
  ['TestCommand', 'SC3010'],
  ['Coproc', 'SC3032'],
  ['ArrayValue', 'SC3030'],
];

function* constructs(syntax: ShellSyntax): Iterable<Found> {
  for (const [type, code, length] of nodes) {
    for (const { node } of syntax.of(type)) {
      yield { code, pos: node.pos, end: length ? node.pos + length : node.end };
    }
  }
  for (const { node } of syntax.of('Function')) {
    const text = syntax.text.slice(node.pos, node.name.end + 10);
    const code = /^function\s+[^\s(]+\s*\(/.test(text) ? 'SC2112' : 'SC2113';
    if (/^function\s/.test(text)) yield { code, pos: node.pos, end: node.name.end };
    else if (!/^\w+$/.test(node.name.text)) yield { code: 'SC3033', pos: node.pos, end: node.end };
  }
  for (const { node } of syntax.of('HereString')) {
    yield { code: 'SC3011', pos: node.pos, end: node.pos + 3 };
  }
  for (const { node } of syntax.of('Redirect')) {
    const { pos, end, operator, descriptor, target } = node;
    if (/^&>/.test(operator)) yield { code: 'SC3020', pos, end };
    if (operator === '>&' && !/^["']?(?:\d|-|\$)/.test(target?.text ?? '-')) {
      yield { code: 'SC3021', pos, end };
    }
    if (descriptor?.type === 'FileDescriptorVariable') yield { code: 'SC3022', pos, end };
    if (descriptor?.type === 'FileDescriptor' && descriptor.value > 9) {
      yield { code: 'SC3023', pos, end };
    }
    if (operator !== '&>' && /^\/dev\/(?:tcp|udp)\//.test(target?.text ?? ''))
      yield { code: 'SC3025', pos, end };
  }
  for (const { node } of syntax.of('Pipeline')) {
    for (const [index, operator] of node.operators.entries()) {
      const pos = syntax.text.indexOf('|&', node.commands[index]?.end ?? node.pos);
      if (operator === '|&') yield { code: 'SC3029', pos, end: pos + 2 };
    }
  }
  for (const { node } of syntax.of('Assignment')) {
    const end = node.pos + node.name.length;
    if (node.append) yield { code: 'SC3024', pos: node.pos, end };
  }
}

function* expansions(syntax: ShellSyntax): Iterable<Found> {
  for (const { node } of syntax.of('SimpleExpansion')) {
    const name = node.text.slice(1);
    if (bashVariables.has(name)) yield { ...variable(name), pos: node.pos, end: node.end };
  }
  for (const { node } of syntax.of('ParameterExpansion')) {
    const { pos, end, parameter, prefix, index, operation } = node;
    if (bashVariables.has(parameter)) yield { ...variable(parameter), pos, end };
    if (prefix === '!') yield { code: 'SC3053', pos, end };
    if (operation?.type === 'Names') yield { code: 'SC3056', pos, end };
    if (index && prefix !== '!') yield { code: 'SC3054', pos, end };
    if (operation?.type === 'Slice') yield { code: 'SC3057', pos, end };
    if (operation?.type === 'CaseModification') yield { code: 'SC3059', pos, end };
    if (operation?.type === 'Replace') yield { code: 'SC3060', pos, end };
  }
  for (const { node } of syntax.of('ArithmeticExpansion')) {
    if (node.text.startsWith('$[')) yield { code: 'SC3007', pos: node.pos, end: node.end };
  }
  for (const { node } of syntax.of('ArithmeticUnary')) {
    if (!/^(?:\+\+|--)$/.test(node.operator)) continue;
    const pos = node.prefix ? node.pos : node.end - 2;
    yield { code: 'SC3018', pos, end: pos + 2 };
  }
  for (const { node } of syntax.of('ArithmeticBinary')) {
    const pos = syntax.text.indexOf('**', node.left.end);
    if (node.operator === '**') yield { code: 'SC3019', pos, end: pos + 2 };
  }
  for (const { node } of syntax.of('CommandExpansion')) {
    if (/^\$\(\s*<[^<(]/.test(node.text)) yield { code: 'SC3034', pos: node.pos, end: node.end };
  }
}

function variable(name: string): Pick<BashSyntax, 'code' | 'what'> {
  return { code: 'SC3028', what: `The variable ${name}` };
}

const bashVariables = new Set(
  `RANDOM UID EUID HOSTNAME SECONDS BASH_SOURCE OSTYPE MACHTYPE HOSTTYPE SHLVL PIPESTATUS FUNCNAME
  DIRSTACK SHELLOPTS`.split(/\s+/),
);

/** Commands that only bash has. */
const bashCommands = new Set(
  `declare typeset pushd popd dirs shopt enable suspend disown caller mapfile readarray compgen complete`.split(
    ' ',
  ),
);

/** Options that POSIX does not have, by command; behind `;` the dialects that know them. */
const options: Readonly<Record<string, RegExp>> = {
  printf: /^-v$/,
  read: /^-\w*[sadntuN]/,
  export: /^-[fn]/,
  readonly: /^-[af]/,
  wait: /^-n/,
  unset: /^-n/,
  type: /^-[tapfP]/,
  hash: /^-[tdlp]/,
};

/** Options that dash and busybox know and POSIX does not. */
const commonOptions: Readonly<Record<string, RegExp>> = { read: /^-\w*p/, ulimit: /^-\w*[^fHSa-]/ };

function* commands(syntax: ShellSyntax, dialect: Dialect): Iterable<Found> {
  for (const { node } of syntax.of('Command')) {
    const name = commandName(node);
    if (name === undefined || !node.name) continue;
    const whole = { pos: node.pos, end: node.end };
    const words = argumentsOf(node);
    if (bashCommands.has(name)) yield { code: 'SC3044', what: `The command ${name}`, ...whole };
    if (name === 'source') yield { code: 'SC3046', ...whole };
    if (name === 'let') yield { code: 'SC3039', ...whole };
    if (name === 'local') yield { code: 'SC3043', ...whole };
    const option = Object.hasOwn(options, name) ? options[name] : undefined;
    const common =
      dialect === 'sh' && Object.hasOwn(commonOptions, name) ? commonOptions[name] : undefined;
    const unknown = words.find(
      ({ text }) => option?.test(text) || (/^-/.test(text) && common?.test(text)),
    );
    if (unknown) {
      const what = `The option ${unknown.text} of ${name}`;
      yield { code: 'SC3045', what, pos: unknown.pos, end: unknown.end };
    }
    if (name === 'read' && !words.some(({ text }) => /^["'$]?[A-Za-z_]/.test(text))) {
      yield { code: 'SC3061', pos: node.name.pos, end: node.name.end };
    }
    if (name === 'echo') {
      const [flag] = words;
      const isFlag = flag && /^-[neE]+$/.test(flag.text);
      if (isFlag) {
        const code = flag.text === '-n' ? 'SC3037' : 'SC3036';
        yield { code, pos: flag.pos, end: flag.end };
      }
    }
    if (name === 'set') {
      const pipefail = words.find(({ text }) => text === 'pipefail');
      if (pipefail) yield { code: 'SC3040', pos: pipefail.pos, end: pipefail.end };
    }
    if (name === 'trap') {
      for (const { text, pos, end } of words.slice(1)) {
        if (/^(?:ERR|DEBUG|RETURN)$/.test(text)) {
          yield { code: 'SC3047', what: `The signal ${text}`, pos, end };
        }
        if (/^SIG[A-Z]+$/.test(text)) yield { code: 'SC3048', pos, end };
      }
    }
    if (name === 'printf' && /%q/.test(words[0]?.text ?? '')) {
      const { pos, end } = words[0] ?? whole;
      yield { code: 'SC3050', pos, end };
    }
    if (name === '[' || name === 'test') yield* tests(name, words, whole);
  }
}

function* tests(
  name: string,
  words: readonly { readonly text: string; readonly pos: number; readonly end: number }[],
  whole: { readonly pos: number; readonly end: number },
): Iterable<Found> {
  for (const [index, { text, pos, end }] of words.entries()) {
    const isFirst = index === 0 || /^(?:!|-a|-o)$/.test(words[index - 1]?.text ?? '');
    if (!isFirst && text === '==') {
      yield { code: 'SC3014', ...(name === 'test' ? whole : { pos, end }) };
    }
    if (!isFirst && text === '=~') yield { code: 'SC3015', pos, end };
    if (!isFirst && /^\\[<>]$/.test(text)) yield { code: 'SC3012', pos, end };
    const at = name === 'test' ? whole : { pos, end };
    if (index === 0 && text === '-v') yield { code: 'SC3016', ...at };
    if (index === 0 && text === '-a' && words.length > 1) yield { code: 'SC3017', ...at };
  }
}
