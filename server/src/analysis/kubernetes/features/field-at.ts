import type { KubernetesObject } from '../model/kubernetes-object.ts';
import type { Facts, Field, FieldType, KindFacts } from '../schema/facts.ts';

/** What the schema says of a place in an object. */
export interface FieldPlace {
  readonly kind: KindFacts;
  /** What the place holds. */
  readonly type: FieldType;
  /** The last named field on the way; absent at the top. */
  readonly field?: Field;
}

/** The schema at a path of an object; undefined for custom kinds and unknown fields. */
export function fieldAt(
  facts: Facts,
  object: Pick<KubernetesObject, 'apiVersion' | 'kind'>,
  path: readonly (string | number)[],
): FieldPlace | undefined {
  const kind = facts.kind(object.apiVersion, object.kind);
  if (!kind) return undefined;
  let type: FieldType = { kind: 'object', type: kind.type };
  let field: Field | undefined;
  for (const step of path) {
    if (typeof step === 'number') {
      if (type.kind !== 'list') return undefined;
      type = type.items;
      continue;
    }
    if (type.kind === 'map') {
      type = type.values;
      continue;
    }
    if (type.kind !== 'object') return undefined;
    field = type.type.fields.get(step);
    if (!field) return undefined;
    type = field.type;
  }
  return { kind, type, ...(field && { field }) };
}

/** A type in words: `list of objects`, `string`. */
export function typeName(type: FieldType): string {
  switch (type.kind) {
    case 'value':
      return valueNames[type.value] ?? type.value;
    case 'object':
      return 'object';
    case 'list':
      return `list of ${plural(typeName(type.items))}`;
    case 'map':
      return `map to ${plural(typeName(type.values))}`;
  }
}

const valueNames: Readonly<Record<string, string>> = {
  int32: 'integer',
  int64: 'integer',
  double: 'number',
  base64: 'base64 string',
  'int-or-string': 'integer or string',
};

function plural(name: string): string {
  return name === 'any' || name.endsWith('s') ? name : name.replace(/^[^ ]+/, '$&s');
}
