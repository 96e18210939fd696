import { forEachChild, type PipelineNode, type Statement, type SyntaxNode } from 'unbash';
import type { ShellScript } from './script.ts';

/** A part of a script that is a command by itself, as offsets of the script's text. */
export interface ShellPart {
  readonly pos: number;
  readonly end: number;
  /** True when `set -e` makes no difference to what happens inside it. */
  readonly ignoresErrexit: boolean;
  /** True when later commands of the same shell may see what it did to the shell. */
  readonly changesShell: boolean;
  /** True when an `||` stands at its top, which binds as weakly as `&&`. */
  readonly hasAlternative: boolean;
}

/** The commands that `&&` joins into a whole script; undefined when anything else joins them. */
export function chainParts(script: ShellScript): readonly ShellPart[] | undefined {
  const statements = statementsOf(script);
  const [only] = statements ?? [];
  if (!only || statements?.length !== 1) return undefined;
  const { command } = only;
  if (command.type !== 'AndOr') return [partOf(command)];
  return command.operators.every((operator) => operator === '&&')
    ? command.commands.map(partOf)
    : undefined;
}

/** The commands that stand one after the other in a script; undefined when one runs in the background. */
export function sequenceParts(script: ShellScript): readonly ShellPart[] | undefined {
  return statementsOf(script)?.map(({ command }) => {
    if (command.type !== 'AndOr') return partOf(command);
    const parts = command.commands.map(partOf);
    return {
      pos: command.pos,
      end: command.end,
      // All but the last command of a list may fail.
      ignoresErrexit: parts.at(-1)?.ignoresErrexit ?? false,
      changesShell: parts.some(({ changesShell }) => changesShell),
      hasAlternative: command.operators.includes('||'),
    };
  });
}

function statementsOf({ isComplete, syntax }: ShellScript): readonly Statement[] | undefined {
  const { commands } = syntax.tree;
  const last = commands.at(-1);
  if (!isComplete || !last || commands.some(({ background }) => background)) return undefined;
  // A comment would swallow what is put behind it.
  const tail = syntax.text.slice(last.end).replace(/^\s*;/, '').trim();
  return tail === '' || syntax.text.includes('\n') ? commands : undefined;
}

function partOf(node: PipelineNode): ShellPart {
  return {
    pos: node.pos,
    end: node.end,
    ignoresErrexit: isNeutral(node),
    changesShell: changesShell(node),
    hasAlternative: false,
  };
}

/** Simple commands and pipelines of them; compounds only where one command decides over their status. */
function isNeutral(node: SyntaxNode): boolean {
  switch (node.type) {
    case 'Pipeline':
      return node.prefixes.length === 0 && node.commands.every(isNeutral) && hasPlainWords(node);
    case 'Command':
      return hasPlainWords(node) && !(node.name?.value === 'set' && hasOptionOff(node.args));
    case 'Redirected':
      return isNeutral(node.command);
    case 'Subshell':
    case 'BraceGroup':
      return isNeutral(node.body);
    case 'CompoundList': {
      const [only, ...others] = node.commands;
      if (!only || others.length > 0 || only.background) return false;
      const { command } = only;
      return isNeutral(command.type === 'AndOr' ? (command.commands.at(-1) ?? command) : command);
    }
    case 'If':
      return (
        [node, ...node.elif].every(({ then }) => isNeutral(then)) &&
        (node.else === undefined || isNeutral(node.else))
      );
    case 'TestCommand':
    case 'ArithmeticCommand':
      return true;
    default:
      return false;
  }
}

function hasOptionOff(words: readonly { readonly text: string }[]): boolean {
  return words.some(({ text }) => text.startsWith('+'));
}

/** Shells differ in whether `set -e` reaches into substitutions. */
function hasPlainWords(node: SyntaxNode): boolean {
  let plain = true;
  const look = (child: SyntaxNode) => {
    if (child.type === 'Script' && child.commands.length > 1) plain = false;
    if (plain) forEachChild(child, look);
  };
  forEachChild(node, look);
  return plain;
}

/** Commands that leave something behind in the shell that runs them. */
const shellCommands = new Set(
  `. alias cd declare eval exec exit export getopts hash let local mapfile popd pushd read readarray
   readonly return set shift shopt source trap typeset ulimit umask unalias unset wait`
    .trim()
    .split(/\s+/),
);

function changesShell(node: SyntaxNode): boolean {
  switch (node.type) {
    case 'Command':
      if (!node.name) return node.prefix.some(({ type }) => type === 'Assignment');
      return shellCommands.has(node.name.value) || refersToStatus(node);
    case 'Subshell':
      return false;
    case 'Pipeline':
      return node.commands.length === 1 && node.commands.some(changesShell);
    case 'TestCommand':
    case 'ArithmeticCommand':
      return false;
    default: {
      // A loop leaves its variable behind, a function its name.
      if (/^(?:For|Select|ArithmeticFor|Function|Coproc)$/.test(node.type)) return true;
      let found = false;
      forEachChild(node, (child) => {
        found ||= changesShell(child);
      });
      return found;
    }
  }
}

/** `$?`, `$!` and `$_` speak of the command before. */
function refersToStatus(node: SyntaxNode): boolean {
  let found = false;
  const look = (child: SyntaxNode) => {
    if (child.type === 'SimpleExpansion' && /^\$[?!_]$/.test(child.text)) found = true;
    if (!found) forEachChild(child, look);
  };
  forEachChild(node, look);
  return found;
}
