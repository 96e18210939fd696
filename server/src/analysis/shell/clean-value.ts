import type { SyntaxNode, Word } from 'unbash';
import { around } from './places.ts';
import type { ShellSyntax, Visit } from './syntax.ts';
import { type VariableSetting, variablesOf } from './variables.ts';

/** Whether a variable holds one plain word at a place, which no shell splits or takes for a pattern. */
export interface Cleanness {
  /** False when the script itself sets it to something else. */
  readonly isClean: boolean;
  /** The variables whose values from before the script decide, when there are any. */
  readonly dependsOn: readonly string[];
}

/** Tells it from the settings that reach the place. */
export function cleannessAt(syntax: ShellSyntax, name: string, at: Visit): Cleanness {
  const search: Search = { syntax, left: 300, dependsOn: new Set() };
  const isClean = isCleanUse(search, name, at);
  return { isClean, dependsOn: isClean ? [...search.dependsOn] : [] };
}

interface Search {
  readonly syntax: ShellSyntax;
  readonly dependsOn: Set<string>;
  /** How much may still be looked at; scripts that set variables thousands of times are left alone. */
  left: number;
}

function isCleanUse(search: Search, name: string, at: Visit): boolean {
  if (alwaysClean.test(name)) return true;
  if (!/^[A-Za-z_]/.test(name)) return false;
  const all = variablesOf(search.syntax).settings.get(name) ?? [];
  search.left -= 1 + all.length;
  if (search.left < 0) return false;
  const settings = all.filter(
    ({ isForCommand, how, values }) => !isForCommand && !(how === 'declaration' && !values),
  );
  const { reaching, isCovered } = reachingSettings(settings, at);
  const isFine = (setting: VariableSetting) => isCleanSetting(search, setting);
  if (!reaching.every(isFine)) return false;
  if (isCovered) return true;
  // A function is called after settings that stand behind it.
  const isLater = settings.length > 0 && around(at, 'Function') !== undefined;
  if (isLater) return settings.every(isFine);
  search.dependsOn.add(name);
  return true;
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
    if (setting.how === 'default') continue;
    // Behind the loop, its variable has no value if there was nothing to go through.
    const isLeft = setting.how === 'loop' && !up.has(setting.visit.node);
    if (path.isCertain && !isLeft) isCovered = true;
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

function isCleanSetting(search: Search, setting: VariableSetting): boolean {
  const { values, visit, how } = setting;
  if (values === 'number') return true;
  if (values === undefined) return false;
  const inList = how === 'loop';
  return values.every((word) => isCleanWord(search, word, visit, inList));
}

function isCleanWord(search: Search, word: Word, at: Visit, inList: boolean): boolean {
  if (word.text === '' || word.value === '') return false;
  const { parts } = word;
  if (!parts) return isPlain(word.value);
  return parts.every((part) => isCleanPart(search, part, at, inList));
}

function isCleanPart(search: Search, part: SyntaxNode, at: Visit, inList: boolean): boolean {
  switch (part.type) {
    case 'Literal':
    case 'SingleQuoted':
    case 'AnsiCQuoted':
      return isPlain(part.value);
    case 'DoubleQuoted':
      return part.parts.every((each) => isCleanPart(search, each, at, inList));
    case 'ArithmeticExpansion':
      return true;
    case 'BraceExpansion':
      return inList;
    case 'SimpleExpansion':
      return isCleanUse(search, part.text.slice(1), at);
    case 'ParameterExpansion':
      if (part.prefix === '#') return true;
      if (part.prefix || part.operation || part.index) return false;
      return isCleanUse(search, part.parameter, at);
    default:
      return false;
  }
}

function isPlain(text: string): boolean {
  return !/[\s*?[]/.test(text);
}
