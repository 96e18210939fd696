import type { Word, WordPart } from 'unbash';
import { type Condition, conditionsIn } from '../../shell/conditions.ts';
import { staticValue } from '../../shell/places.ts';
import type { ShellSyntax } from '../../shell/syntax.ts';
import { defineShellRule } from '../model/shell-rule.ts';

/** Reports tests whose answer does not depend on anything. */
export const constantTest = defineShellRule({
  id: 'constant-test',
  summary: 'Test compares fixed text',
  severity: 'warning',
  aliases: ['SC2050', 'SC2078', 'SC2157', 'SC2158', 'SC2159', 'SC2160', 'SC2161'],
  *checkScript(script) {
    for (const condition of conditionsIn(script.syntax)) {
      const found = constantPart(condition, script.syntax);
      if (!found) continue;
      yield {
        span: script.spanOf(found.pos, found.end),
        message: `No variable and no command stands in this test, so it is always ${found.isTrue ? 'true' : 'false'}.`,
        aliases: [found.code],
      };
    }
  },
});

interface ConstantPart {
  readonly pos: number;
  readonly end: number;
  readonly isTrue: boolean;
  readonly code: string;
}

function constantPart(condition: Condition, syntax: ShellSyntax): ConstantPart | undefined {
  const { operator, left, right, isNegated } = condition;
  const value = staticValue(right);
  if (operator && left) {
    const before = staticValue(left);
    if (before === undefined || value === undefined || hasPattern(right)) return undefined;
    // Another rule speaks of variables in single quotes.
    if (before.includes('$') || value.includes('$')) return undefined;
    const isEqual = compare(operator.text, before, value);
    if (isEqual === undefined) return undefined;
    return { pos: operator.pos, end: operator.end, isTrue: isEqual !== isNegated, code: 'SC2050' };
  }
  if (operator && operator.text !== '-n') return undefined;
  const isTrue = !isNegated;
  if (operator) {
    const { pos, end } = right;
    return value ? { pos, end, isTrue, code: 'SC2157' } : undefined;
  }
  if (value !== undefined) {
    // `[ -f ]` lacks its argument, which is another mistake.
    if (value === '' || value.startsWith('-')) return undefined;
    return { pos: right.pos, end: right.end, isTrue, code: wordCodes.get(value) ?? 'SC2078' };
  }
  const text = literalPart(right, syntax);
  return text && { ...text, isTrue, code: 'SC2157' };
}

/** Single words that ShellCheck calls by ids of their own. */
const wordCodes = new Map([
  ['false', 'SC2158'],
  ['0', 'SC2159'],
  ['true', 'SC2160'],
  ['1', 'SC2161'],
]);

/** What an operator says of two fixed texts; undefined for operators that look at files, and for text as a number. */
function compare(operator: string, left: string, right: string): boolean | undefined {
  switch (operator) {
    case '=':
    case '==':
      return left === right;
    case '!=':
      return left !== right;
    default: {
      const by = Object.hasOwn(byNumber, operator) ? byNumber[operator] : undefined;
      const areNumbers = /^-?\d+$/.test(left) && /^-?\d+$/.test(right);
      return by && areNumbers ? by(Number(left), Number(right)) : undefined;
    }
  }
}

const byNumber: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '-eq': (a, b) => a === b,
  '-ne': (a, b) => a !== b,
  '-lt': (a, b) => a < b,
  '-le': (a, b) => a <= b,
  '-gt': (a, b) => a > b,
  '-ge': (a, b) => a >= b,
};

function hasPattern({ parts }: Word): boolean {
  return (parts ?? []).some(({ type }) => type === 'Glob' || type === 'ExtendedGlob');
}

/** Text in a word that keeps it from being empty. */
function literalPart(
  { parts }: Word,
  syntax: ShellSyntax,
): { pos: number; end: number } | undefined {
  const inner = parts?.flatMap((part): readonly WordPart[] =>
    part.type === 'DoubleQuoted' ? part.parts : [part],
  );
  const found = inner?.find(({ type }) => type === 'Literal');
  if (!found) return undefined;
  const { pos, end } = found;
  return syntax.text.slice(pos, end).trim() === '' ? undefined : { pos, end };
}
