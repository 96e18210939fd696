import type { Fix } from '../../core/finding.ts';
import type { YamlNode, YamlScalar } from '../syntax/nodes.ts';
import { closest } from './closest.ts';
import type { EnumValue, ValueType } from './facts.ts';
import { isBase64, isQuantity, isTime, likelyQuantity } from './formats.ts';
import { refusesEmptyText } from './refuses-empty-text.ts';
import type { SchemaFinding } from './schema-finding.ts';
import { toBase64 } from './to-base64.ts';

/** Compares a single value with the type, the list of values and the format of its field. */
export function validateValue(
  node: YamlNode,
  type: ValueType,
  path: string,
  values: readonly EnumValue[],
  add: (finding: SchemaFinding) => void,
): void {
  if (type === 'any') return;
  if (node.kind !== 'scalar') {
    const actual = node.kind === 'mapping' ? 'a mapping' : 'a list';
    add({
      rule: 'wrong-type',
      span: node.flow ? node.span : { start: node.span.start, end: node.span.start + 1 },
      message: `"${path}" must be ${names[type]}, but this is ${actual}.`,
    });
    return;
  }
  if (!takes[type](node.value)) add(wrongType(node, type, path));
  else addInvalid(node, type, path, values, add);
}

const names: Readonly<Record<ValueType, string>> = {
  string: 'a string',
  int32: 'a whole number',
  int64: 'a whole number',
  double: 'a number',
  boolean: 'true or false',
  base64: 'a base64 string',
  time: 'a time such as "2026-01-31T12:00:00Z"',
  quantity: 'a quantity such as 500m or 1Gi',
  'int-or-string': 'a whole number or a string',
  any: 'anything',
};

const isString = (value: YamlScalar['value']) => typeof value === 'string';
const isInteger = (value: YamlScalar['value']) => Number.isSafeInteger(value);
const isNumber = (value: YamlScalar['value']) => typeof value === 'number';

const takes: Readonly<Record<ValueType, (value: YamlScalar['value']) => boolean>> = {
  string: isString,
  int32: (value) => isInteger(value) && Number(value) === (Number(value) | 0),
  // The greatest is no number of JavaScript; the one that it is read as is one above.
  int64: (value) => Number.isInteger(value) && Math.abs(Number(value)) <= 2 ** 63,
  double: isNumber,
  boolean: (value) => typeof value === 'boolean',
  base64: isString,
  time: isString,
  quantity: (value) => isString(value) || isNumber(value),
  'int-or-string': (value) => isString(value) || isInteger(value),
  any: () => true,
};

function wrongType(scalar: YamlScalar, type: ValueType, path: string): SchemaFinding {
  const fix = retyped(scalar, type);
  return {
    rule: 'wrong-type',
    span: scalar.span,
    message: `"${path}" must be ${names[type]}, but YAML reads this as ${reading(scalar)}.`,
    fixes: fix ? [fix] : [],
  };
}

function reading({ value, style }: YamlScalar): string {
  if (typeof value === 'boolean') return `the boolean ${value}`;
  if (typeof value === 'number') return `the number ${value}`;
  return style === 'plain' ? 'a string' : 'a quoted string';
}

function retyped(scalar: YamlScalar, type: ValueType): Fix | undefined {
  const { span, text, style, value } = scalar;
  const isText = type === 'string' || type === 'int-or-string' || type === 'time';
  if (isText && style === 'plain') {
    return { title: 'Put it in quotes', safety: 'safe', edits: [{ span, text: `"${text}"` }] };
  }
  const inner = text.trim();
  const isQuoted = typeof value === 'string' && (style === 'single' || style === 'double');
  const unquoted =
    (type === 'boolean' && /^(?:true|false)$/.test(inner)) ||
    (/^(?:int32|int64|double)$/.test(type) && /^-?(?:0|[1-9]\d*)$/.test(inner));
  if (!isQuoted || !unquoted) return undefined;
  return { title: 'Remove the quotes', safety: 'safe', edits: [{ span, text: inner }] };
}

function addInvalid(
  scalar: YamlScalar,
  type: ValueType,
  path: string,
  values: readonly EnumValue[],
  add: (finding: SchemaFinding) => void,
): void {
  const { value, span } = scalar;
  if (typeof value !== 'string') return;
  const isAllowed =
    values.length === 0 ||
    (value === '' && !refusesEmptyText(path)) ||
    values.some((one) => one.value === value);
  if (!isAllowed) {
    const allowed = values.map((one) => one.value);
    const near = closest(value, allowed);
    add({
      rule: 'invalid-value',
      span,
      message: `"${value}" is no value of "${path}", so the API server refuses it; it takes ${listed(allowed)}.`,
      fixes: near ? [changeTo(scalar, near)] : [],
    });
  }
  const problem = formatProblem(type, value);
  if (problem) {
    const quantity = type === 'quantity' ? likelyQuantity(value) : undefined;
    add({
      rule: 'invalid-format',
      span,
      message: `${problem}, so the API server refuses it.`,
      fixes: quantity ? [changeTo(scalar, quantity)] : encoded(scalar, type),
    });
  }
}

function encoded(scalar: YamlScalar, type: ValueType): readonly Fix[] {
  if (type !== 'base64' || scalar.style === 'block') return [];
  const edits = [{ span: scalar.span, text: toBase64(scalar.text) }];
  return [{ title: 'Encode it as base64', safety: 'unsafe', edits }];
}

function formatProblem(type: ValueType, value: string): string | undefined {
  if (type === 'quantity' && !isQuantity(value)) {
    return `"${value}" is not a quantity such as 500m, 0.5, 128Mi or 1Gi`;
  }
  if (type === 'base64' && !isBase64(value)) return 'This is not base64';
  if (type === 'time' && !isTime(value)) {
    return `"${value}" is not a time such as 2026-01-31T12:00:00Z`;
  }
  return undefined;
}

function listed(values: readonly string[]): string {
  const shown = values.slice(0, 8);
  const rest = values.length - shown.length;
  if (rest > 0) return `${shown.join(', ')} and ${rest} more`;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} or ${shown.at(-1)}`;
}

function changeTo({ span, text, value }: YamlScalar, replacement: string): Fix {
  const differsInCase = String(value).toLowerCase() === replacement.toLowerCase();
  return {
    title: `Change to ${replacement}`,
    safety: differsInCase && text !== replacement ? 'safe' : 'unsafe',
    edits: [{ span, text: replacement }],
  };
}
