import type {
  Facts,
  FieldType,
  ObjectType,
} from '../../server/src/analysis/kubernetes/schema/facts.ts';

/** The JSON schema of one kind, strict and complete in itself, in the form that kubeconform reads. */
export function schemaOfKind(type: ObjectType): object {
  const { definitions, refTo } = createDefinitions();
  return { $schema: draft, ...objectSchema(type, refTo), definitions };
}

/** One schema in which every kind is an alternative, as the published ones for editors are. */
export function schemaOfAllKinds(facts: Facts): object {
  const { definitions, refTo } = createDefinitions();
  const oneOf = facts.kinds.map(({ apiVersion, kind, type }) => {
    const name = `${kind}-${apiVersion.replace('/', '-')}`;
    definitions[name] = objectSchema(type, refTo, {
      apiVersion: { type: 'string', enum: [apiVersion] },
      kind: { type: 'string', enum: [kind] },
    });
    return { $ref: `#/definitions/${name}` };
  });
  return { $schema: draft, oneOf, definitions };
}

const draft = 'http://json-schema.org/draft-07/schema#';

/** Schemas of types, each made when something first refers to it. */
function createDefinitions() {
  const definitions: Record<string, object> = {};
  const names = new Map<ObjectType, string>();
  const refTo = (target: ObjectType): object => {
    let name = names.get(target);
    if (name === undefined) {
      name = `type${names.size}`;
      names.set(target, name);
      definitions[name] = objectSchema(target, refTo);
    }
    return { $ref: `#/definitions/${name}` };
  };
  return { definitions, refTo };
}

function objectSchema(
  type: ObjectType,
  refTo: (type: ObjectType) => object,
  replaced: Readonly<Record<string, object>> = {},
): object {
  const fields = [...type.fields.values()];
  const required = fields.filter((field) => field.required).map(({ name }) => name);
  return {
    type: 'object',
    description: type.description,
    properties: {
      ...Object.fromEntries(
        fields.map(({ name, type, description, values }) => [
          name,
          {
            description,
            ...typeSchema(type, refTo),
            ...(values.length > 0 && { enum: values.map(({ value }) => value) }),
          },
        ]),
      ),
      ...replaced,
    },
    ...(required.length > 0 && { required }),
    additionalProperties: false,
  };
}

function typeSchema(type: FieldType, refTo: (type: ObjectType) => object): object {
  switch (type.kind) {
    case 'object':
      return refTo(type.type);
    case 'list':
      return { type: 'array', items: typeSchema(type.items, refTo) };
    case 'map':
      return { type: 'object', additionalProperties: typeSchema(type.values, refTo) };
    case 'value':
      return valueSchemas[type.value] ?? {};
  }
}

const valueSchemas: Readonly<Record<string, object>> = {
  string: { type: 'string' },
  int32: { type: 'integer' },
  int64: { type: 'integer' },
  double: { type: 'number' },
  boolean: { type: 'boolean' },
  base64: { type: 'string' },
  time: { type: 'string' },
  quantity: { oneOf: [{ type: 'string' }, { type: 'number' }] },
  'int-or-string': { oneOf: [{ type: 'string' }, { type: 'integer' }] },
  any: {},
};
