import type { Command, SyntaxNode, Word } from 'unbash';
import type { Visit } from './syntax.ts';

/** What a word does where it stands. */
export type WordPlace =
  | 'name'
  | 'argument'
  /** The value of `A=value`. */
  | 'assignment'
  /** The value behind `export A=`, `local A=` and their relatives. */
  | 'declaration'
  | 'redirect'
  | 'here-string'
  /** A word that `for` or `select` goes through. */
  | 'loop'
  | 'case'
  | 'pattern'
  /** Between `[[` and `]]`. */
  | 'test'
  | 'array'
  /** Behind an operator such as `:-` in `${a:-word}`. */
  | 'operand'
  | 'other';

/** Where an expansion or a quoted part stands. */
export interface Place {
  readonly isQuoted: boolean;
  readonly where: WordPlace | 'arithmetic' | 'heredoc';
  /** The word around it; absent in arithmetic and in heredocs. */
  readonly word: Visit<Word> | undefined;
}

/** Where a part of a word stands. */
export function placeOf(part: Visit): Place {
  let isQuoted = false;
  for (let at = part.parent; at; at = at.parent) {
    const { node } = at;
    if (node.type === 'DoubleQuoted' || node.type === 'LocaleString') isQuoted = true;
    else if (node.type === 'HereDocBody') return { isQuoted, where: 'heredoc', word: undefined };
    else if (node.type.startsWith('Arithmetic')) {
      return { isQuoted, where: 'arithmetic', word: undefined };
    } else if (node.type === 'Word') {
      const word = at as Visit<Word>;
      return { isQuoted, where: wordPlace(word), word };
    }
  }
  return { isQuoted, where: 'other', word: undefined };
}

/** What a word does where it stands. */
export function wordPlace({ node, parent }: Visit<Word>): WordPlace {
  const outer = parent?.node;
  switch (outer?.type) {
    case 'Command':
      return outer.name === node ? 'name' : 'argument';
    case 'Assignment': {
      if (outer.value !== node) return 'other';
      const command = parent?.parent?.node;
      const isPrefix = command?.type !== 'Command' || command.prefix.includes(outer);
      return isPrefix ? 'assignment' : 'declaration';
    }
    case 'ArrayValue':
      return 'array';
    case 'Redirect':
      return 'redirect';
    case 'HereString':
      return 'here-string';
    case 'For':
    case 'Select':
      return outer.wordlist?.includes(node) ? 'loop' : 'other';
    case 'Case':
      return 'case';
    case 'CaseItem':
      return 'pattern';
    case 'TestUnary':
    case 'TestBinary':
      return 'test';
    case 'Default':
    case 'Remove':
    case 'Replace':
    case 'Slice':
    case 'CaseModification':
      return 'operand';
    default:
      return 'other';
  }
}

/** The nearest node of the given types around a node. */
export function around<Type extends SyntaxNode['type']>(
  visit: Visit,
  ...types: readonly Type[]
): Visit<Extract<SyntaxNode, { type: Type }>> | undefined {
  for (let at = visit.parent; at; at = at.parent) {
    if ((types as readonly string[]).includes(at.node.type)) {
      return at as Visit<Extract<SyntaxNode, { type: Type }>>;
    }
  }
  return undefined;
}

/** The words behind the name of a command; assignments such as those of `export` are left out. */
export function argumentsOf(command: Command): Word[] {
  return command.args.filter((argument) => argument.type === 'Word');
}

/** The name of a command; undefined when it depends on an expansion. */
export function commandName({ name }: Command): string | undefined {
  return name && staticValue(name);
}

/** The text of a word without its quotes; undefined when it depends on an expansion or a glob. */
export function staticValue({ parts, value }: Word): string | undefined {
  return parts === undefined || parts.every(isStatic) ? value : undefined;
}

function isStatic(part: SyntaxNode): boolean {
  if (part.type === 'DoubleQuoted') return part.parts.every(isStatic);
  return part.type === 'Literal' || part.type === 'SingleQuoted' || part.type === 'AnsiCQuoted';
}
