import type { Assignment, Command, SyntaxNode, Word } from 'unbash';
import { argumentsOf, commandName, staticValue } from './places.ts';
import type { ShellSyntax, Visit } from './syntax.ts';

/** A place that reads a variable. */
interface VariableUse {
  readonly name: string;
  readonly visit: Visit;
  /** The expansion, or the bare name in arithmetic. */
  readonly pos: number;
  readonly end: number;
  /** True when it says itself what happens if the variable is not set, or asks whether it is. */
  readonly isGuarded: boolean;
}

/** A place that sets a variable. */
export interface VariableSetting {
  readonly name: string;
  readonly visit: Visit;
  readonly pos: number;
  readonly end: number;
  /** What it is set to, when that can be told. */
  readonly values: readonly Word[] | 'number' | undefined;
  readonly how: 'assignment' | 'declaration' | 'loop' | 'program' | 'arithmetic' | 'default';
  /** True for `A=1 program`: only the program sees it. */
  readonly isForCommand: boolean;
  /** True when programs see it. */
  readonly isExported: boolean;
}

/** The variables that one script sets and reads. */
export interface ShellVariables {
  readonly uses: readonly VariableUse[];
  /** In source order, by name. */
  readonly settings: ReadonlyMap<string, readonly VariableSetting[]>;
  /** Where the script first runs text that nobody knows here. */
  readonly unknownFrom: number;
}

/** The variables of a script; computed once. */
export function variablesOf(syntax: ShellSyntax): ShellVariables {
  return syntax.know(readVariables);
}

/** The last of the settings of one variable that begins before an offset. */
export function settingBefore(
  settings: readonly VariableSetting[] | undefined,
  offset: number,
): VariableSetting | undefined {
  let low = 0;
  let high = settings?.length ?? 0;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((settings?.[middle]?.pos ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return settings?.[low - 1];
}

/** Commands that declare variables by `NAME=value` or `NAME`. */
export const declaring: ReadonlySet<string> = new Set([
  'export',
  'readonly',
  'local',
  'declare',
  'typeset',
]);

function readVariables(syntax: ShellSyntax): ShellVariables {
  const settings: VariableSetting[] = [];
  const uses: VariableUse[] = [];
  for (const visit of syntax.of('Assignment')) {
    const setting = assigned(visit);
    if (setting) settings.push(setting);
  }
  for (const visit of syntax.of('For')) settings.push(loop(visit, visit.node.wordlist));
  for (const visit of syntax.of('Select')) settings.push(loop(visit, undefined));
  for (const visit of syntax.of('Command')) settings.push(...setByCommand(visit));
  for (const visit of syntax.of('FileDescriptorVariable')) {
    settings.push(given(visit, { ...visit.node, text: visit.node.name }, 'number'));
  }
  for (const visit of syntax.of('Coproc')) {
    const { pos, end, name } = visit.node;
    settings.push(given(visit, { pos, end, text: name?.text ?? 'COPROC' }, undefined));
  }
  for (const visit of syntax.of('SimpleExpansion')) {
    const { pos, end, text } = visit.node;
    const name = text.slice(1);
    if (isName(name)) uses.push({ name, visit, pos, end, isGuarded: isTested(visit) });
  }
  for (const visit of syntax.of('ParameterExpansion')) {
    const { pos, end, parameter: name, operation } = visit.node;
    if (!isName(name) || operation?.type === 'Names') continue;
    const isGuarded = operation?.type === 'Default' || isTested(visit);
    uses.push({ name, visit, pos, end, isGuarded });
    if (operation?.type === 'Default' && operation.operator.endsWith('=')) {
      const setting = given(visit, { pos, end, text: name }, undefined);
      settings.push({ ...setting, values: [operation.operand], how: 'default' });
    }
  }
  for (const visit of syntax.of('ArithmeticWord')) arithmetic(visit, uses, settings);
  for (const visit of syntax.of('TestUnary')) {
    const { operator, operand } = visit.node;
    const name = staticValue(operand);
    if (operator !== '-v' || !name || !isName(name)) continue;
    uses.push({ name, visit, pos: operand.pos, end: operand.end, isGuarded: true });
  }
  const byName = new Map<string, VariableSetting[]>();
  for (const setting of settings.sort((a, b) => a.pos - b.pos)) {
    const list = byName.get(setting.name);
    if (list) list.push(setting);
    else byName.set(setting.name, [setting]);
  }
  return {
    uses: uses.sort((a, b) => a.pos - b.pos),
    settings: byName,
    unknownFrom: unknownFrom(syntax),
  };
}

/** The variable that is set; undefined for what looks like it behind `alias` and other commands. */
function assigned(visit: Visit<Assignment>): VariableSetting | undefined {
  const { name, pos, value } = visit.node;
  const command = visit.parent?.node;
  const isPrefix = command?.type === 'Command' && command.prefix.includes(visit.node);
  const declarer = command?.type === 'Command' && !isPrefix ? commandName(command) : undefined;
  if (command?.type === 'Command' && !isPrefix && !declaring.has(declarer ?? '')) return undefined;
  return {
    name,
    visit,
    pos,
    end: pos + name.length,
    values: value.type === 'Word' ? [value] : undefined,
    how: declarer ? 'declaration' : 'assignment',
    isForCommand: isPrefix && command.name !== undefined,
    isExported: declarer === 'export' || (declarer !== undefined && hasFlag(command, 'x')),
  };
}

function hasFlag(command: SyntaxNode | undefined, letter: string): boolean {
  return (
    command?.type === 'Command' &&
    argumentsOf(command).some(({ text }) => /^-[A-Za-z]+$/.test(text) && text.includes(letter))
  );
}

function loop(
  visit: Visit & { readonly node: { readonly name: Word } },
  values: readonly Word[] | undefined,
): VariableSetting {
  return { ...given(visit, visit.node.name, undefined), values, how: 'loop' };
}

function given(
  visit: Visit,
  { pos, end, text }: { readonly pos: number; readonly end: number; readonly text: string },
  values: 'number' | undefined,
): VariableSetting {
  const flags = { isForCommand: false, isExported: false };
  return { name: text, visit, pos, end, values, how: 'program', ...flags };
}

/** What built-in commands set by name. */
function setByCommand(visit: Visit<Command>): VariableSetting[] {
  const words = argumentsOf(visit.node);
  const plain = words.filter(({ text }) => isName(text));
  const name = commandName(visit.node);
  switch (name) {
    case 'read': {
      // Options that take a value take the word behind them.
      const names = words.filter((word, index) => {
        const before = words[index - 1]?.text ?? '';
        return isName(word.text) && !/^-\w*[dinNptu]$/.test(before);
      });
      return names.map((word) => given(visit, word, undefined));
    }
    case 'mapfile':
    case 'readarray':
      return plain.slice(-1).map((word) => given(visit, word, undefined));
    case 'getopts':
      return plain.slice(-1).map((word) => given(visit, word, undefined));
    case 'printf': {
      const [flag, target] = words;
      return flag?.text === '-v' && target ? [given(visit, target, undefined)] : [];
    }
    case 'let':
      return words.flatMap((word) => {
        const target =
          /^["']?([A-Za-z_]\w*)\s*(?:[-+*/%&|^]|<<|>>)?=(?!=)|^["']?([A-Za-z_]\w*)(?:\+\+|--)/.exec(
            word.text,
          );
        const text = target?.[1] ?? target?.[2];
        return text ? [given(visit, { ...word, text }, 'number')] : [];
      });
    default:
      if (name === undefined || !declaring.has(name)) return [];
      return plain.map((word) => ({
        ...given(visit, word, undefined),
        how: 'declaration' as const,
        isExported: name === 'export' || hasFlag(visit.node, 'x'),
      }));
  }
}

function arithmetic(visit: Visit, uses: VariableUse[], settings: VariableSetting[]): void {
  const { node } = visit;
  if (node.type !== 'ArithmeticWord' || node.parts) return;
  const { pos, end, value } = node;
  const name = value.replace(/^\$\{(\w+)\}$|^\$/, '$1');
  if (!isName(name)) return;
  const outer = visit.parent?.node;
  const isTarget =
    (outer?.type === 'ArithmeticBinary' &&
      outer.left === node &&
      /^[^=!<>]*=$|^(?:<<|>>)=$/.test(outer.operator)) ||
    (outer?.type === 'ArithmeticUnary' && /^(?:\+\+|--)$/.test(outer.operator));
  if (isTarget)
    settings.push({ ...given(visit, { pos, end, text: name }, 'number'), how: 'arithmetic' });
  const isRead = !isTarget || outer?.type !== 'ArithmeticBinary' || outer.operator !== '=';
  if (isRead) uses.push({ name, visit, pos, end, isGuarded: isTarget });
}

/** `[ "$a" ]`, `[ -n "$a" ]`, `[[ -z $a ]]`: asks whether a variable is set. */
function isTested(visit: Visit): boolean {
  let word: Word | undefined;
  for (let at = visit.parent; at; at = at.parent) {
    const { node } = at;
    if (node.type === 'DoubleQuoted') continue;
    if (node.type === 'Word' && word === undefined) {
      if (node.parts?.length !== 1) return false;
      word = node;
      continue;
    }
    if (node.type === 'TestUnary') return /^-[nz]$/.test(node.operator);
    if (node.type !== 'Command' || !/^(?:\[|test)$/.test(commandName(node) ?? '')) return false;
    const words = argumentsOf(node);
    const index = word ? words.indexOf(word) : -1;
    const before = words[index - 1]?.text;
    const after = words[index + 1]?.text;
    const isAlone =
      (before === undefined || /^(?:!|-a|-o)$/.test(before)) &&
      (after === undefined || /^(?:\]|-a|-o)$/.test(after));
    return isAlone || (before !== undefined && /^-[nz]$/.test(before));
  }
  return false;
}

function unknownFrom(syntax: ShellSyntax): number {
  const first = syntax
    .of('Command')
    .find(({ node }) => /^(?:\.|source|eval)$/.test(commandName(node) ?? ''));
  return first?.node.pos ?? Number.POSITIVE_INFINITY;
}

function isName(text: string): boolean {
  return /^[A-Za-z_]\w*$/.test(text);
}
