import type { YamlNode } from '../syntax/nodes.ts';
import type { SchemaFinding } from './schema-finding.ts';

/** What the schema of a custom kind says of a value beyond its type; names are those of OpenAPI and `x-kubernetes-*`. */
export interface ValueLimits {
  readonly nullable?: boolean;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: boolean;
  readonly exclusiveMaximum?: boolean;
  readonly multipleOf?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  /** The keys that tell the items of a list apart. */
  readonly listKeys?: readonly string[];
  /** Each value of the list stands in it once. */
  readonly isSet?: boolean;
  readonly rules?: readonly ValidationRule[];
}

/** One entry of `x-kubernetes-validations`, a rule in CEL. */
export interface ValidationRule {
  readonly rule: string;
  readonly message: string | undefined;
}

/** Tells where a value breaks the limits of its field; rules are left to `checkRules`. */
export function checkLimits(
  node: YamlNode,
  limits: ValueLimits,
  path: string,
  add: (finding: SchemaFinding) => void,
): void {
  const fail = (problem: string, at: YamlNode = node) =>
    add({
      rule: 'invalid-value',
      span: at.kind === 'scalar' || at.flow ? at.span : firstToken(at),
      message: `"${path}" ${problem}, so the API server refuses it.`,
    });
  if (node.kind === 'scalar') {
    if (typeof node.value === 'string') checkText(node.value, limits, fail);
    if (typeof node.value === 'number') checkNumber(node.value, limits, fail);
  } else if (node.kind === 'sequence') {
    if (node.templated) return;
    checkCount(node.items.length, limits.minItems, limits.maxItems, 'item', fail);
    checkUnique(node.items, limits, fail);
  } else if (!node.templated) {
    const { minProperties, maxProperties } = limits;
    checkCount(node.pairs.length, minProperties, maxProperties, 'key', fail);
  }
}

type Fail = (problem: string, at?: YamlNode) => void;

function checkText(text: string, { pattern, minLength, maxLength }: ValueLimits, fail: Fail): void {
  const { length } = [...text];
  checkCount(length, minLength, maxLength, 'character', fail);
  if (pattern !== undefined && expression(pattern)?.test(text) === false) {
    fail(`must match the pattern ${pattern}`);
  }
}

function checkNumber(value: number, limits: ValueLimits, fail: Fail): void {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = limits;
  if (minimum !== undefined && (exclusiveMinimum ? value <= minimum : value < minimum)) {
    fail(`must be ${exclusiveMinimum ? 'greater than' : 'at least'} ${minimum}`);
  }
  if (maximum !== undefined && (exclusiveMaximum ? value >= maximum : value > maximum)) {
    fail(`must be ${exclusiveMaximum ? 'less than' : 'at most'} ${maximum}`);
  }
  if (multipleOf && !Number.isInteger(value / multipleOf)) {
    fail(`must be a multiple of ${multipleOf}`);
  }
}

function checkCount(
  count: number,
  least: number | undefined,
  most: number | undefined,
  unit: string,
  fail: Fail,
): void {
  const some = (number: number) => `${number} ${unit}${number === 1 ? '' : 's'}`;
  if (least !== undefined && count < least) fail(`must have at least ${some(least)}`);
  if (most !== undefined && count > most) fail(`must have at most ${some(most)}`);
}

function checkUnique(
  items: readonly YamlNode[],
  { listKeys, isSet }: ValueLimits,
  fail: Fail,
): void {
  if (!listKeys && !isSet) return;
  const seen = new Set<string>();
  for (const item of items) {
    const identity = listKeys ? keysOf(item, listKeys) : JSON.stringify(plain(item));
    if (identity === undefined) continue;
    if (seen.has(identity)) {
      const why = listKeys
        ? `two items with the same ${listKeys.join(' and ')}`
        : 'this value twice';
      fail(`has ${why}`, item);
    }
    seen.add(identity);
  }
}

/** The values of the keys; undefined when one of them is not written. */
function keysOf(item: YamlNode, keys: readonly string[]): string | undefined {
  if (item.kind !== 'mapping') return undefined;
  const values = keys.map((key) => item.pairs.find(({ name }) => name === key)?.value);
  if (values.some((value) => value?.kind !== 'scalar' || value.templated)) return undefined;
  return JSON.stringify(values.map((value) => value && plain(value)));
}

function plain(node: YamlNode): unknown {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'sequence') return node.items.map(plain);
  return node.pairs.map(({ name, value }) => [name, plain(value)]);
}

const expressions = new Map<string, RegExp | undefined>();

/** The pattern as a regular expression; undefined when it says something that only Go's dialect knows. */
function expression(pattern: string): RegExp | undefined {
  if (!expressions.has(pattern)) {
    if (expressions.size > 1000) expressions.clear();
    expressions.set(pattern, compiled(pattern));
  }
  return expressions.get(pattern);
}

function compiled(pattern: string): RegExp | undefined {
  try {
    return new RegExp(pattern, 'u');
  } catch {
    return undefined;
  }
}

function firstToken(node: YamlNode) {
  const first = node.kind === 'mapping' ? node.pairs[0]?.key.span : undefined;
  return first ?? { start: node.span.start, end: Math.min(node.span.start + 1, node.span.end) };
}
