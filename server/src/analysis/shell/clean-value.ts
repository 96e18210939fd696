import type { SyntaxNode, Word } from 'unbash';
import { around } from './places.ts';
import type { ShellSyntax, Visit } from './syntax.ts';
import { type VariableSetting, variablesOf } from './variables.ts';

/**
 * Whether a variable holds one plain word at a place, which no shell splits or takes for a pattern.
 * `initial`: whatever it held before the script.
 */
export type Cleanness = 'clean' | 'unclean' | 'initial';

/** Tells it from the settings that reach the place. */
export function cleannessAt(syntax: ShellSyntax, name: string, at: Visit): Cleanness {
  return cleanness(syntax, name, at, { left: 300 });
}

/** How much may still be looked at; scripts that set variables from each other thousands of times are left alone. */
interface Budget {
  left: number;
}

function cleanness(syntax: ShellSyntax, name: string, at: Visit, budget: Budget): Cleanness {
  if (alwaysClean.test(name)) return 'clean';
  if (!/^[A-Za-z_]/.test(name)) return 'unclean';
  const settings = (variablesOf(syntax).settings.get(name) ?? []).filter(
    ({ isForCommand, how, values }) => !isForCommand && !(how === 'declaration' && !values),
  );
  budget.left -= 1 + settings.length;
  if (budget.left < 0) return 'unclean';
  if (settings.length === 0) return 'initial';
  const { reaching, isCovered } = reachingSettings(settings, at);
  const isFine = (setting: VariableSetting) => isCleanSetting(syntax, setting, budget);
  if (!reaching.every(isFine)) return 'unclean';
  if (isCovered) return 'clean';
  // A function is called after settings that stand behind it.
  const isInFunction = around(at, 'Function') !== undefined;
  if (isInFunction && settings.every(isFine)) return 'clean';
  return reaching.length > 0 ? 'initial' : isInFunction ? 'unclean' : 'initial';
}

const alwaysClean =
  /^(?:[#?$!-]|PPID|LINENO|E?UID|SHLVL|OPTIND|RANDOM|SECONDS|BASHPID|COLUMNS|LINES)$/;

interface Reaching {
  readonly reaching: readonly VariableSetting[];
  /** True when one of them is certainly passed on the way to the place. */
  readonly isCovered: boolean;
}

function reachingSettings(settings: readonly VariableSetting[], at: Visit): Reaching {
  const up = ancestorsOf(at);
  const loops = [...up.keys()].filter(({ type }) => type === 'While' || type === 'For');
  const reaching: VariableSetting[] = [];
  const branches = new Map<SyntaxNode, Set<SyntaxNode>>();
  let isCovered = false;
  for (const setting of settings.toReversed()) {
    const isBehind = setting.pos > at.node.pos;
    const path = pathTo(setting.visit, up);
    if (isBehind) {
      if (path.meets && loops.some((node) => isInside(setting.visit, node))) reaching.push(setting);
      continue;
    }
    if (isCovered || !path.meets || path.isElsewhere) continue;
    reaching.push(setting);
    if (path.isCertain) isCovered = true;
    for (const { choice, branch } of path.choices) {
      const taken = branches.get(choice) ?? new Set();
      branches.set(choice, taken.add(branch));
      if (path.choices.length === 1 && taken.size === branchCount(choice)) isCovered = true;
    }
  }
  return { reaching, isCovered };
}

interface Path {
  /** False when the setting is made in a process of its own. */
  readonly meets: boolean;
  /** True when setting and place stand in different branches of one choice. */
  readonly isElsewhere: boolean;
  readonly isCertain: boolean;
  /** The branches around the setting that the place is not in, from the inside. */
  readonly choices: readonly { readonly choice: SyntaxNode; readonly branch: SyntaxNode }[];
}

function pathTo(setting: Visit, up: ReadonlyMap<SyntaxNode, SyntaxNode | undefined>): Path {
  const choices: { choice: SyntaxNode; branch: SyntaxNode }[] = [];
  let isCertain = true;
  let meets = true;
  let child: SyntaxNode = setting.node;
  for (let at = setting.parent; at; at = at.parent) {
    const { node } = at;
    const isShared = up.has(node);
    if (isShared) {
      const isElsewhere = isBranch(node, child) && up.get(node) !== child && isChoice(node);
      return { meets, isElsewhere, isCertain, choices };
    }
    if (node.type === 'Subshell' || node.type === 'CommandExpansion') meets = false;
    if (node.type === 'ProcessSubstitution' || node.type === 'Pipeline') meets = false;
    if (node.type === 'AndOr' && node.commands[0] !== child) isCertain = false;
    if (isBranch(node, child)) {
      isCertain = false;
      choices.push({ choice: node, branch: child });
    }
    child = node;
  }
  return { meets, isElsewhere: false, isCertain, choices };
}

function isChoice({ type }: SyntaxNode): boolean {
  return type === 'If' || type === 'Case' || type === 'Elif';
}

/** Whether a child of a compound command may be passed by. */
function isBranch(node: SyntaxNode, child: SyntaxNode): boolean {
  switch (node.type) {
    case 'If':
    case 'Elif':
      return node.clause !== child;
    case 'While':
      return node.body === child;
    case 'For':
    case 'Select':
    case 'ArithmeticFor':
      return node.body === child;
    case 'Case':
      return child.type === 'CaseItem';
    default:
      return false;
  }
}

/** How many branches a choice has when one of them is always taken. */
function branchCount(node: SyntaxNode): number {
  if (node.type === 'If') return node.else ? 2 + node.elif.length : Number.POSITIVE_INFINITY;
  if (node.type !== 'Case') return Number.POSITIVE_INFINITY;
  const hasDefault = node.items.some(({ pattern }) => pattern.some(({ text }) => text === '*'));
  return hasDefault
    ? node.items.filter(({ body }) => !leaves(body)).length
    : Number.POSITIVE_INFINITY;
}

/** True for `… exit 1`: nothing behind the choice is reached from there. */
function leaves(node: SyntaxNode): boolean {
  if (node.type !== 'CompoundList') return false;
  const last = node.commands.at(-1)?.command;
  const command = last?.type === 'AndOr' ? last.commands.at(-1) : last;
  return command?.type === 'Command' && /^(?:exit|return)$/.test(command.name?.text ?? '');
}

function isInside(visit: Visit, node: SyntaxNode): boolean {
  for (let at = visit.parent; at; at = at.parent) if (at.node === node) return true;
  return false;
}

/** Each node around a place, with the child that leads to it. */
function ancestorsOf(visit: Visit): Map<SyntaxNode, SyntaxNode | undefined> {
  const up = new Map<SyntaxNode, SyntaxNode | undefined>();
  let child: SyntaxNode = visit.node;
  for (let at = visit.parent; at; at = at.parent) {
    up.set(at.node, child);
    child = at.node;
  }
  return up;
}

function isCleanSetting(syntax: ShellSyntax, setting: VariableSetting, budget: Budget): boolean {
  const { values, visit, how } = setting;
  if (values === 'number') return true;
  if (values === undefined) return false;
  const inList = how === 'loop';
  return values.every((word) => isCleanWord(syntax, word, visit, inList, budget));
}

function isCleanWord(
  syntax: ShellSyntax,
  word: Word,
  at: Visit,
  inList: boolean,
  budget: Budget,
): boolean {
  if (word.text === '' || word.value === '') return false;
  const { parts } = word;
  if (!parts) return isPlain(word.value);
  return parts.every((part) => isCleanPart(syntax, part, at, inList, budget));
}

function isCleanPart(
  syntax: ShellSyntax,
  part: SyntaxNode,
  at: Visit,
  inList: boolean,
  budget: Budget,
): boolean {
  switch (part.type) {
    case 'Literal':
    case 'SingleQuoted':
    case 'AnsiCQuoted':
      return isPlain(part.value);
    case 'DoubleQuoted':
      return part.parts.every((each) => isCleanPart(syntax, each, at, inList, budget));
    case 'ArithmeticExpansion':
      return true;
    case 'BraceExpansion':
      return inList;
    case 'SimpleExpansion':
      return isCleanUse(syntax, part.text.slice(1), at, budget);
    case 'ParameterExpansion':
      if (part.prefix === '#') return true;
      if (part.prefix || part.operation || part.index) return false;
      return isCleanUse(syntax, part.parameter, at, budget);
    default:
      return false;
  }
}

function isCleanUse(syntax: ShellSyntax, name: string, at: Visit, budget: Budget): boolean {
  return cleanness(syntax, name, at, budget) === 'clean';
}

function isPlain(text: string): boolean {
  return !/[\s*?[]/.test(text);
}
