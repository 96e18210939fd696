import { isAbsent } from '../syntax/access.ts';
import type { YamlNode } from '../syntax/nodes.ts';
import { celProgram } from './cel.ts';
import type { FieldType, ObjectType } from './facts.ts';

/** Stands for what comes from a template. */
const unknown = Symbol('a value that is not known');

/** What a rule says of values; undefined when it cannot be judged. */
export function holds(rule: string, values: Readonly<Record<string, unknown>>): unknown {
  if (Object.values(values).includes(unknown)) return undefined;
  try {
    return celProgram(rule)(values);
  } catch {
    return undefined;
  }
}

/** Whether a rule compares a value with what it was before. */
export function isTransition(rule: string): boolean {
  return /\boldSelf\b/.test(rule);
}

/** A value as CEL sees it: whole numbers are integers, and what is not written has its default. */
export function toCel(node: YamlNode, type: FieldType): unknown {
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
