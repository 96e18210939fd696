import { booleanAt, itemsAt, numberAt, pairAt, pairsAt, stringAt } from '../syntax/access.ts';
import type { YamlNode } from '../syntax/nodes.ts';
import type { EnumValue, Field, FieldType, ObjectType, ValueType } from './facts.ts';
import type { ValidationRule, ValueLimits } from './value-limits.ts';

/** The type that a structural schema describes, as a CustomResourceDefinition states it. */
export function openApiType(schema: YamlNode | undefined): FieldType {
  const type = bareType(schema);
  const limits = limitsOf(schema);
  return Object.keys(limits).length === 0 ? type : { ...type, limits };
}

/** The fields of an object schema. */
export function openApiObject(schema: YamlNode | undefined): ObjectType {
  const required = new Set(
    itemsAt(schema, 'required').flatMap((item) => (item.kind === 'scalar' ? [item.text] : [])),
  );
  let fields: ReadonlyMap<string, Field> | undefined;
  return {
    description: stringAt(schema, 'description') ?? '',
    open:
      booleanAt(schema, 'x-kubernetes-preserve-unknown-fields') === true ||
      booleanAt(schema, 'x-kubernetes-embedded-resource') === true ||
      // Half a schema describes nothing yet.
      !pairAt(schema, 'type'),
    foreignFields: new Map(),
    // A schema may be deep, and of most custom kinds few fields are looked at.
    get fields() {
      fields ??= new Map(
        pairsAt(schema, 'properties').map(({ name, value }) => [
          name,
          fieldOf(name, value, required.has(name)),
        ]),
      );
      return fields;
    },
  };
}

function fieldOf(name: string, schema: YamlNode, required: boolean): Field {
  const standard = pairAt(schema, 'default')?.value;
  return {
    name,
    description: stringAt(schema, 'description') ?? '',
    required: required && standard === undefined,
    type: openApiType(schema),
    values: enumValues(schema),
    ...(standard && { default: standard }),
    since: undefined,
    until: undefined,
  };
}

function bareType(schema: YamlNode | undefined): FieldType {
  const intOrString = booleanAt(schema, 'x-kubernetes-int-or-string') === true;
  const format = stringAt(schema, 'format');
  if (intOrString || format === 'int-or-string') return { kind: 'value', value: 'int-or-string' };
  switch (stringAt(schema, 'type')) {
    case 'object': {
      const values = pairAt(schema, 'additionalProperties')?.value;
      if (values?.kind === 'mapping') return { kind: 'map', values: openApiType(values) };
      if (values?.kind === 'scalar') return { kind: 'map', values: anything };
      return { kind: 'object', type: openApiObject(schema) };
    }
    case 'array':
      return { kind: 'list', items: openApiType(pairAt(schema, 'items')?.value) };
    case 'string':
      return { kind: 'value', value: textFormats[format ?? ''] ?? 'string' };
    case 'integer':
      return { kind: 'value', value: format === 'int32' ? 'int32' : 'int64' };
    case 'number':
      return { kind: 'value', value: 'double' };
    case 'boolean':
      return { kind: 'value', value: 'boolean' };
    default:
      return anything;
  }
}

const anything: FieldType = { kind: 'value', value: 'any' };

const textFormats: Readonly<Record<string, ValueType>> = { byte: 'base64', 'date-time': 'time' };

const numbers = [
  ...(['minLength', 'maxLength', 'minimum', 'maximum', 'multipleOf'] as const),
  ...(['minItems', 'maxItems', 'minProperties', 'maxProperties'] as const),
];
const switches = ['nullable', 'exclusiveMinimum', 'exclusiveMaximum'] as const;

function limitsOf(schema: YamlNode | undefined): ValueLimits {
  const pattern = stringAt(schema, 'pattern');
  const listType = stringAt(schema, 'x-kubernetes-list-type');
  const listKeys = itemsAt(schema, 'x-kubernetes-list-map-keys').flatMap((item) =>
    item.kind === 'scalar' ? [item.text] : [],
  );
  const rules = rulesOf(schema);
  return {
    ...(pattern !== undefined && { pattern }),
    ...Object.fromEntries(
      numbers.flatMap((name) => {
        const value = numberAt(schema, name);
        return value === undefined ? [] : [[name, value]];
      }),
    ),
    ...Object.fromEntries(
      switches.flatMap((name) => (booleanAt(schema, name) === true ? [[name, true]] : [])),
    ),
    ...(listType === 'map' && listKeys.length > 0 && { listKeys }),
    ...(listType === 'set' && { isSet: true }),
    ...(rules.length > 0 && { rules }),
  };
}

function rulesOf(schema: YamlNode | undefined): ValidationRule[] {
  return itemsAt(schema, 'x-kubernetes-validations').flatMap((item) => {
    const rule = stringAt(item, 'rule');
    return rule === undefined ? [] : [{ rule, message: stringAt(item, 'message') }];
  });
}

/** The values of the schema, or of the items of its list. */
function enumValues(schema: YamlNode): readonly EnumValue[] {
  const own = itemsAt(schema, 'enum');
  const values = own.length > 0 ? own : itemsAt(schema, 'items', 'enum');
  return values.flatMap((item) =>
    item.kind === 'scalar' && typeof item.value === 'string'
      ? [{ value: item.value, description: '' }]
      : [],
  );
}
