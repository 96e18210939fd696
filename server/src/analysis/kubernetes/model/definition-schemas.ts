import { itemsAt, pairAt, pairsAt } from '../syntax/access.ts';
import type { YamlMapping, YamlNode } from '../syntax/nodes.ts';
import type { KubernetesObject } from './kubernetes-object.ts';
import { oncePer } from './once-per.ts';
import { isBuiltIn } from './place.ts';

/** A schema inside a CustomResourceDefinition. */
export interface DefinitionSchema {
  readonly node: YamlMapping;
  /** `root` describes the object, `logic` stands below anyOf, oneOf, allOf or not. */
  readonly role: 'root' | 'part' | 'logic';
  /** The schemas that it narrows or stands in, from the version's root; the last is the nearest. */
  readonly around: readonly DefinitionSchema[];
  /** The field that it describes; absent for items, values and logic. */
  readonly field?: string;
}

const deepest = 100;

/** Every schema of every version of a definition, in source order. */
export const schemasOf = oncePer((object: KubernetesObject): readonly DefinitionSchema[] => {
  if (!isBuiltIn(object) || object.kind !== 'CustomResourceDefinition') return [];
  const found: DefinitionSchema[] = [];
  for (const version of itemsAt(object.node, 'spec', 'versions')) {
    const root = pairAt(pairAt(version, 'schema')?.value, 'openAPIV3Schema')?.value;
    visit(root, 'root', [], found);
  }
  return found;
});

function visit(
  node: YamlNode | undefined,
  role: DefinitionSchema['role'],
  around: readonly DefinitionSchema[],
  found: DefinitionSchema[],
  field?: string,
): void {
  if (node?.kind !== 'mapping' || node.templated || around.length > deepest) return;
  const schema: DefinitionSchema = { node, role, around, ...(field !== undefined && { field }) };
  found.push(schema);
  const inside = [...around, schema];
  const below = role === 'logic' ? 'logic' : 'part';
  for (const { name, value } of pairsAt(node, 'properties')) {
    visit(value, below, inside, found, name);
  }
  for (const name of ['items', 'additionalProperties']) {
    visit(pairAt(node, name)?.value, below, inside, found);
  }
  visit(pairAt(node, 'not')?.value, 'logic', inside, found);
  for (const name of ['anyOf', 'oneOf', 'allOf']) {
    for (const item of itemsAt(node, name)) visit(item, 'logic', inside, found);
  }
}
