import type { Span } from '../../core/span.ts';
import { isAbsent } from '../syntax/access.ts';
import type { YamlNode } from '../syntax/nodes.ts';
import { celProgram } from './cel.ts';
import type { FieldType, ObjectType } from './facts.ts';
import type { SchemaFinding } from './schema-finding.ts';
import type { ValidationRule } from './value-limits.ts';

/** A value whose CEL rules are to be asked. */
export interface RuledValue {
  readonly node: YamlNode;
  readonly type: FieldType;
  readonly path: string;
  readonly anchor: Span;
}

/**
 * Asks the rules in CEL of a value. What the library does not know, what comes from a template and what compares
 * with an earlier object is not judged.
 */
export function checkRules(
  { node, type, path, anchor }: RuledValue,
  rules: readonly ValidationRule[],
  add: (finding: SchemaFinding) => void,
): void {
  const self = toCel(node, type);
  if (self === unknown) return;
  for (const { rule, message } of rules) {
    if (/\boldSelf\b/.test(rule) || holds(rule, self) !== false) continue;
    const what = path === '' ? 'The object' : `"${path}"`;
    const why = message ? `: ${message.replace(/\.$/, '')}` : ` ${rule}`;
    add({
      rule: 'invalid-value',
      span: anchor,
      message: `${what} breaks a rule of its CustomResourceDefinition${why}.`,
    });
  }
}

const unknown = Symbol('a value that is not known');

/** What a rule says; undefined when it cannot be judged. */
function holds(rule: string, self: unknown): unknown {
  try {
    return celProgram(rule)({ self });
  } catch {
    return undefined;
  }
}

/** A value as CEL sees it: whole numbers are integers, and what is not written has its default. */
function toCel(node: YamlNode, type: FieldType): unknown {
  switch (node.kind) {
    case 'scalar': {
      if (node.templated) return unknown;
      const { value } = node;
      const isFloat = type.kind === 'value' && type.value === 'double';
      return typeof value === 'number' && Number.isInteger(value) && !isFloat
        ? BigInt(value)
        : value;
    }
    case 'sequence': {
      if (node.templated) return unknown;
      const items = node.items.map((item) =>
        toCel(item, type.kind === 'list' ? type.items : anything),
      );
      return items.includes(unknown) ? unknown : items;
    }
    case 'mapping': {
      if (node.templated) return unknown;
      const entries = node.pairs
        .filter(({ value }) => !isAbsent(value))
        .map(({ name, value }) => [name, toCel(value, typeAt(type, name))] as const);
      if (entries.some(([, value]) => value === unknown)) return unknown;
      return new Map([...(type.kind === 'object' ? defaultsOf(type.type) : []), ...entries]);
    }
  }
}

const anything: FieldType = { kind: 'value', value: 'any' };

function typeAt(type: FieldType, name: string): FieldType {
  if (type.kind === 'map') return type.values;
  return (type.kind === 'object' ? type.type.fields.get(name)?.type : undefined) ?? anything;
}

function defaultsOf(type: ObjectType): (readonly [string, unknown])[] {
  return [...type.fields.values()].flatMap((field) =>
    field.default ? [[field.name, toCel(field.default, field.type)] as const] : [],
  );
}
