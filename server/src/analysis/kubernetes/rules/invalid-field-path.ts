import { defineRule } from '../../core/rule.ts';
import { schemasOf } from '../model/definition-schemas.ts';
import { knownText } from '../model/known-scalar.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { place } from '../model/place.ts';
import { at, booleanAt, isAbsent, itemsAt, pairAt, stringAt } from '../syntax/access.ts';
import type { YamlNode } from '../syntax/nodes.ts';

/** Reports paths in definitions that lead to no field. */
export const invalidFieldPath = defineRule<KubernetesObject>({
  id: 'invalid-field-path',
  summary: 'Path in a CustomResourceDefinition leads to no field',
  severity: 'error',
  kinds: ['CustomResourceDefinition'],
  *check(object) {
    for (const { node } of schemasOf(object)) {
      for (const rule of itemsAt(node, 'x-kubernetes-validations')) {
        const path = at(rule, 'fieldPath');
        const text = knownText(path);
        const problem = path && text ? problemOf(text, '', node) : undefined;
        if (path && problem) {
          yield { span: path.span, message: `"${text}" will be refused: ${problem}.` };
        }
      }
    }
    for (const version of versions(object)) {
      const schema = at(version, 'schema', 'openAPIV3Schema');
      for (const { node, start, isField } of pathsOf(version)) {
        const path = knownText(node);
        if (!node || path === undefined || path === '') continue;
        const problem = problemOf(path, start, isField ? schema : undefined);
        if (problem) yield { span: node.span, message: `"${path}" will be refused: ${problem}.` };
      }
    }
  },
});

const versions = place('CustomResourceDefinition spec.versions[]');

interface PathOfVersion {
  readonly node: YamlNode | undefined;
  readonly start: string;
  /** It must lead to a field of the schema. */
  readonly isField: boolean;
}

function pathsOf(version: YamlNode): readonly PathOfVersion[] {
  const scale = at(version, 'subresources', 'scale');
  return [
    ...itemsAt(version, 'additionalPrinterColumns').map((column) => ({
      ...{ node: at(column, 'jsonPath'), start: '.', isField: false },
    })),
    { node: at(scale, 'specReplicasPath'), start: '.spec.', isField: false },
    { node: at(scale, 'statusReplicasPath'), start: '.status.', isField: false },
    { node: at(scale, 'labelSelectorPath'), start: '.', isField: false },
    ...itemsAt(version, 'selectableFields').map((field) => ({
      ...{ node: at(field, 'jsonPath'), start: '.', isField: true },
    })),
  ];
}

function problemOf(path: string, start: string, schema: YamlNode | undefined): string | undefined {
  if (!path.startsWith('.')) return 'a path begins with "."';
  if (!path.startsWith(start)) return `this path begins with "${start}"`;
  if (!schema || !/^(?:\.[A-Za-z_][\w-]*)+$/.test(path)) return undefined;
  let node: YamlNode | undefined = schema;
  for (const name of path.slice(1).split('.')) {
    if (booleanAt(node, 'x-kubernetes-preserve-unknown-fields') === true) return undefined;
    if (pairAt(node, 'additionalProperties')) return undefined;
    node = pairAt(at(node, 'properties'), name)?.value;
    if (isAbsent(node)) return `the schema has no field "${name}" there`;
  }
  const type = stringAt(node, 'type');
  const isSelected = start !== '';
  return isSelected && (type === 'object' || type === 'array')
    ? 'only single values can be selected'
    : undefined;
}
