import type { Redirection, Word } from 'unbash';
import { argumentsOf, commandName } from './places.ts';
import type { ShellSyntax } from './syntax.ts';

/** A range of a script's text. */
interface Range {
  readonly pos: number;
  readonly end: number;
}

/** One condition of `[ … ]`, `test …` or `[[ … ]]`, negations left out. */
export interface Condition extends Range {
  readonly form: '[' | 'test' | '[[';
  /** Absent for a word by itself, which asks whether it is empty. */
  readonly operator: (Range & { readonly text: string }) | undefined;
  /** Absent where the operator stands first. */
  readonly left: Word | undefined;
  /** The only word, or the one behind the operator. */
  readonly right: Word;
  readonly isNegated: boolean;
  /** What the command around it redirects; empty for `[[`. */
  readonly redirects: readonly Redirection[];
}

/** The conditions of a script in source order by form; those in parentheses are left out of `[`. */
export function conditionsIn(syntax: ShellSyntax): readonly Condition[] {
  return syntax.know(readConditions);
}

function readConditions(syntax: ShellSyntax): readonly Condition[] {
  return [...simpleTests(syntax), ...doubleTests(syntax)].sort((a, b) => a.pos - b.pos);
}

function* simpleTests(syntax: ShellSyntax): Iterable<Condition> {
  for (const { node } of syntax.of('Command')) {
    const form = commandName(node);
    if (form !== '[' && form !== 'test') continue;
    const words = argumentsOf(node);
    if (form === '[' && words.pop()?.text !== ']') continue;
    if (words.some(({ text }) => /^["'\\]?[()]/.test(text))) continue;
    for (const group of groupsOf(words)) {
      let first = 0;
      while (group[first]?.text === '!' && first + 1 < group.length) first++;
      const condition = conditionOf(group.slice(first));
      const about = { form, isNegated: first % 2 === 1, redirects: node.redirects } as const;
      if (condition) yield { ...about, ...condition };
    }
  }
}

/** The words between `-a` and `-o`, where these join. */
function groupsOf(words: readonly Word[]): readonly (readonly Word[])[] {
  if (words.filter(({ text }) => text !== '!').length <= 3) return [words];
  const groups: Word[][] = [[]];
  for (const word of words) {
    const open = groups.at(-1) ?? [];
    if (/^-[ao]$/.test(word.text) && open.length > 0) groups.push([]);
    else open.push(word);
  }
  return groups;
}

function conditionOf(
  words: readonly Word[],
): Pick<Condition, 'pos' | 'end' | 'operator' | 'left' | 'right'> | undefined {
  const [first, second, third] = words;
  if (!first || words.length > 3) return undefined;
  const range = { pos: first.pos, end: (third ?? second ?? first).end };
  if (!second) return { ...range, operator: undefined, left: undefined, right: first };
  if (!third) {
    const isOperator = /^-[a-zA-Z]$/.test(first.text);
    return isOperator ? { ...range, operator: first, left: undefined, right: second } : undefined;
  }
  return { ...range, operator: second, left: first, right: third };
}

function* doubleTests(syntax: ShellSyntax): Iterable<Condition> {
  const about = { form: '[[', redirects: [] } as const;
  for (const { node, parent } of syntax.of('TestUnary')) {
    const { pos, end, operand } = node;
    const isNegated = parent?.node.type === 'TestNot';
    const written = pos < operand.pos;
    const operator = written
      ? { pos, end: pos + node.operator.length, text: node.operator }
      : undefined;
    yield { ...about, pos, end, operator, left: undefined, right: operand, isNegated };
  }
  for (const { node, parent } of syntax.of('TestBinary')) {
    const { pos, end, left, right, operator: text } = node;
    const isNegated = parent?.node.type === 'TestNot';
    const at = syntax.text.indexOf(text, left.end);
    const operator = { pos: at, end: at + text.length, text };
    yield { ...about, pos, end, operator, left, right, isNegated };
  }
}
