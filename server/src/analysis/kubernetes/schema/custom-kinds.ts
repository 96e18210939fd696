import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { at, booleanAt, itemsAt, stringAt } from '../syntax/access.ts';
import type { YamlNode } from '../syntax/nodes.ts';
import type { Facts, Field, KindFacts, ObjectType } from './facts.ts';
import { openApiObject, openApiType } from './open-api-type.ts';

/** The kinds that a CustomResourceDefinition brings, one for each version that it serves. */
export function customKinds({ node }: KubernetesObject, facts: Facts): KindFacts[] {
  const group = stringAt(node, 'spec', 'group');
  const kind = stringAt(node, 'spec', 'names', 'kind');
  const plural = stringAt(node, 'spec', 'names', 'plural');
  if (group === undefined || kind === undefined) return [];
  return itemsAt(node, 'spec', 'versions').flatMap((version): KindFacts[] => {
    const name = stringAt(version, 'name');
    if (name === undefined || booleanAt(version, 'served') === false) return [];
    const served = {
      apiVersion: `${group}/${name}`,
      kind,
      namespaced: stringAt(node, 'spec', 'scope') !== 'Cluster',
      plural: plural ?? '',
    };
    return [customKind(served, at(version, 'schema', 'openAPIV3Schema'), facts)];
  });
}

/** A kind with the structural schema of its objects; without one, it takes everything. */
export function customKind(
  kind: Pick<KindFacts, 'apiVersion' | 'kind' | 'namespaced' | 'plural'>,
  schema: YamlNode | undefined,
  facts: Facts,
): KindFacts {
  return { ...kind, type: rootType(schema, facts), ...rulesOf(schema), since: undefined };
}

/** An object of the kind: what the schema says, and the metadata that every object has. */
function rootType(schema: YamlNode | undefined, facts: Facts): ObjectType {
  if (!schema) return { description: '', open: true, fields: new Map(), foreignFields: new Map() };
  const own = openApiObject(schema);
  const metadata = facts.kind('v1', 'ConfigMap')?.type.fields.get('metadata');
  return {
    ...own,
    foreignFields: new Map(),
    get fields() {
      const standard = [text('apiVersion'), text('kind'), ...(metadata ? [metadata] : [])];
      return new Map([...own.fields, ...standard.map((field) => [field.name, field] as const)]);
    },
  };
}

function rulesOf(schema: YamlNode | undefined): Pick<KindFacts, 'limits'> {
  const { limits } = openApiType(schema);
  return limits ? { limits } : {};
}

function text(name: string): Field {
  return {
    name,
    description: '',
    required: true,
    type: { kind: 'value', value: 'string' },
    values: [],
    since: undefined,
    until: undefined,
  };
}
