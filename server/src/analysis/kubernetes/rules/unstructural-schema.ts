import type { Finding } from '../../core/finding.ts';
import { defineRule } from '../../core/rule.ts';
import { type DefinitionSchema, schemasOf } from '../model/definition-schemas.ts';
import { knownText } from '../model/known-scalar.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { at, booleanAt, isAbsent, itemsAt, pairAt, pairsAt, stringAt } from '../syntax/access.ts';
import type { YamlMapping, YamlPair } from '../syntax/nodes.ts';

/** Reports schemas of definitions that do not say of every field what it is. */
export const unstructuralSchema = defineRule<KubernetesObject>({
  id: 'unstructural-schema',
  summary: 'Schema of a CustomResourceDefinition is not structural',
  severity: 'error',
  kinds: ['CustomResourceDefinition'],
  *check(object) {
    for (const schema of schemasOf(object)) {
      yield* schema.role === 'logic' ? ofLogic(schema) : ofStructure(schema);
      yield* ofPattern(schema.node);
    }
  },
});

function* ofStructure(schema: DefinitionSchema): Generator<Finding> {
  const { node, role } = schema;
  const type = pairAt(node, 'type');
  const name = stringAt(node, 'type');
  const keepsAll = booleanAt(node, 'x-kubernetes-preserve-unknown-fields') === true;
  const isMixed = booleanAt(node, 'x-kubernetes-int-or-string') === true;
  if (role === 'root' && type && name !== undefined && name !== 'object') {
    yield refused(type, 'a custom resource is always an object');
  } else if (name !== undefined && type && !types.includes(name)) {
    yield refused(type, `there is no type "${name}", only ${types.join(', ')}`);
  } else if (isAbsent(type?.value) && role === 'part' && !keepsAll && !isMixed) {
    yield {
      span: node.pairs[0]?.key.span ?? node.span,
      message: '"type" is missing in this schema, and the definition will be refused without it.',
      missing: 'type',
    };
  }
  if (name === 'array' && isAbsent(at(node, 'items')) && type) {
    yield refused(type, 'a list says in "items" what it holds');
  }
  for (const pair of node.pairs) {
    const because = whyForbidden(pair, schema);
    if (because !== undefined) yield refused(pair, because);
  }
  if (role === 'root') yield* ofMetadata(node);
  yield* ofListMap(node);
}

/** Every object has its metadata; a definition may only narrow its names. */
function* ofMetadata(root: YamlMapping): Generator<Finding> {
  for (const pair of pairsAt(root, 'properties', 'metadata', 'properties')) {
    if (pair.name === 'name' || pair.name === 'generateName') continue;
    yield refused(pair, 'of the metadata, a schema can only narrow the names');
  }
}

const types = ['object', 'array', 'string', 'integer', 'number', 'boolean'];
const unknownToServer = [
  ...['definitions', 'patternProperties', 'dependencies', 'additionalItems', '$ref', '$schema'],
  'id',
];

/** Why a key cannot stand in a schema; undefined when it can. */
function whyForbidden(pair: YamlPair, { node, role }: DefinitionSchema): string | undefined {
  const { name, value } = pair;
  if (isAbsent(value)) return undefined;
  const said = booleanAt(node, name);
  const type = stringAt(node, 'type');
  if (unknownToServer.includes(name)) return 'a structural schema stands by itself';
  switch (name) {
    case 'uniqueItems':
      return said === true ? 'a set is "x-kubernetes-list-type: set"' : undefined;
    case 'x-kubernetes-preserve-unknown-fields':
      return said === false ? 'it can only be true' : undefined;
    case 'nullable':
      return said === true && role === 'root' ? 'the object itself is never null' : undefined;
    case 'additionalProperties':
      if (role === 'root') return 'the fields of the object itself are those that "properties" has';
      if (said === false) return 'fields that the schema does not have are dropped anyway';
      return pairAt(node, 'properties') ? '"properties" beside it excludes it' : undefined;
    case 'x-kubernetes-list-type':
    case 'x-kubernetes-list-map-keys':
      return type !== undefined && type !== 'array' ? 'this is no list' : undefined;
    case 'x-kubernetes-embedded-resource':
      return said === true && type !== undefined && type !== 'object'
        ? 'a resource is an object'
        : undefined;
    default:
      return undefined;
  }
}

/** The keys of a list map are fields of its items that are always there. */
function* ofListMap(node: YamlMapping): Generator<Finding> {
  if (stringAt(node, 'x-kubernetes-list-type') !== 'map') return;
  const keys = itemsAt(node, 'x-kubernetes-list-map-keys');
  const listType = pairAt(node, 'x-kubernetes-list-type');
  if (keys.length === 0 && listType) {
    yield refused(
      listType,
      '"x-kubernetes-list-map-keys" says by which fields items are told apart',
    );
  }
  const items = at(node, 'items');
  const required = itemsAt(items, 'required').map(knownText);
  for (const key of keys) {
    const name = knownText(key);
    if (name === undefined) continue;
    const field = pairAt(at(items, 'properties'), name)?.value;
    const isThere = required.includes(name) || !isAbsent(at(field, 'default'));
    const because = !field
      ? 'the items have no such field'
      : /^(?:object|array)$/.test(stringAt(field, 'type') ?? '')
        ? 'only a single value can be a key'
        : isThere
          ? undefined
          : 'a key must be required or have a default';
    if (because) yield { span: key.span, message: `"${name}" will be refused here: ${because}.` };
  }
}

const onlyInStructure = [
  'type',
  'default',
  'title',
  'description',
  'nullable',
  'additionalProperties',
];

/** Below anyOf and the like a schema only narrows what is said outside. */
function* ofLogic({ node, around, role, field }: DefinitionSchema): Generator<Finding> {
  const structure = around.findLast((schema) => schema.role !== 'logic');
  const mayHaveType = booleanAt(structure?.node, 'x-kubernetes-int-or-string') === true;
  for (const pair of node.pairs) {
    if (isAbsent(pair.value) || !onlyInStructure.includes(pair.name)) continue;
    if (pair.name === 'type' && mayHaveType) continue;
    yield refused(pair, 'below anyOf, oneOf, allOf and not, a schema only narrows');
  }
  // Deeper fields would have to be looked up step by step; the first level is what people forget.
  const isOutermost = around.at(-1) === structure && role === 'logic' && field === undefined;
  if (!isOutermost || !structure) return;
  for (const pair of pairsAt(node, 'properties')) {
    if (pairAt(at(structure.node, 'properties'), pair.name)) continue;
    yield refused(pair, 'the schema outside does not have this field');
  }
}

/** The server compiles patterns with RE2, which never looks around or back. */
function* ofPattern(node: YamlMapping): Generator<Finding> {
  const pair = pairAt(node, 'pattern');
  const pattern = stringAt(node, 'pattern');
  if (!pair || pattern === undefined) return;
  if (/\(\?(?:<?[=!])|\\[1-9]/.test(pattern.replaceAll('\\\\', ''))) {
    yield refused(pair, 'expressions of Go cannot look ahead, look behind or refer back');
  } else if (!isExpression(pattern)) {
    yield refused(pair, 'this is no regular expression');
  }
}

function isExpression(pattern: string): boolean {
  // What only Go's dialect writes so.
  const common = pattern.replace(/\(\?[imsU-]+:?/g, '(').replaceAll('(?P<', '(?<');
  try {
    return new RegExp(common) instanceof RegExp;
  } catch {
    return false;
  }
}

function refused({ key, name }: YamlPair, because: string): Finding {
  return { span: key.span, message: `"${name}" will be refused here: ${because}.` };
}
