import type { Finding } from '../../core/finding.ts';
import { defineRule } from '../../core/rule.ts';
import { type DefinitionSchema, schemasOf } from '../model/definition-schemas.ts';
import { knownText } from '../model/known-scalar.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { type Place, place, placeTable } from '../model/place.ts';
import { celProblem, unknownCelVariable } from '../schema/cel.ts';
import { at, booleanAt, itemsAt, pairAt, pairsAt, stringAt } from '../syntax/access.ts';
import type { YamlNode } from '../syntax/nodes.ts';

/** Reports expressions in CEL that do not compile. */
export const invalidExpression = defineRule<KubernetesObject>({
  id: 'invalid-expression',
  summary: 'Expression in CEL does not compile',
  severity: 'error',
  kinds: [
    ...['CustomResourceDefinition', 'ValidatingAdmissionPolicy', 'MutatingAdmissionPolicy'],
    ...['ValidatingWebhookConfiguration', 'MutatingWebhookConfiguration'],
  ],
  *check(object) {
    for (const [row, node] of expressionsOf(object)) yield* problemOf(node, row);
    for (const schema of schemasOf(object)) {
      for (const rule of itemsAt(schema.node, 'x-kubernetes-validations')) {
        yield* problemOf(at(rule, 'rule'), ofSchema, schema);
        yield* problemOf(at(rule, 'messageExpression'), { ...ofSchema, wanted: 'string' }, schema);
      }
    }
  },
});

interface ExpressionRow {
  readonly at: Place;
  readonly wanted: 'bool' | 'string' | undefined;
  readonly variables: readonly string[];
}

function* problemOf(
  node: YamlNode | undefined,
  { wanted, variables }: Pick<ExpressionRow, 'wanted' | 'variables'>,
  schema?: DefinitionSchema,
): Generator<Finding> {
  const expression = knownText(node);
  if (!node || expression === undefined || expression.trim() === '') return;
  const problem = celProblem(expression, wanted) ?? unknownName(expression, variables, schema);
  if (problem === undefined) return;
  yield {
    span: node.span,
    message: `This expression does not compile, because ${problem}.`,
  };
}

function unknownName(
  expression: string,
  variables: readonly string[],
  schema: DefinitionSchema | undefined,
): string | undefined {
  const variable = unknownCelVariable(expression, variables);
  if (variable !== undefined) {
    return `there is no "${variable}" here, only ${variables.join(', ')}`;
  }
  const field = schema && unknownField(expression, schema);
  return field === undefined ? undefined : `the schema has no field "${field}"`;
}

/** The first field of `self` that an object schema does not have. */
function unknownField(expression: string, { node, role }: DefinitionSchema): string | undefined {
  const isOpen =
    stringAt(node, 'type') !== 'object' ||
    pairsAt(node, 'properties').length === 0 ||
    booleanAt(node, 'x-kubernetes-embedded-resource') === true;
  if (isOpen) return undefined;
  const withoutText = expression.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, '""');
  for (const [, name = ''] of withoutText.matchAll(/(?<![\w.])self\.([A-Za-z]\w*)(?!\s*[\w(])/g)) {
    const isStandard = role === 'root' && /^(?:apiVersion|kind|metadata)$/.test(name);
    if (isStandard || name.includes('__') || pairAt(at(node, 'properties'), name)) continue;
    return name;
  }
  return undefined;
}

const ofSchema: Pick<ExpressionRow, 'wanted' | 'variables'> = {
  wanted: 'bool',
  variables: ['self', 'oldSelf'],
};
const ofRequest = ['object', 'oldObject', 'request', 'authorizer'];
const ofPolicy = [...ofRequest, 'params', 'namespaceObject', 'variables'];
const policies = 'ValidatingAdmissionPolicy|MutatingAdmissionPolicy spec';
const row = (
  text: string,
  wanted: ExpressionRow['wanted'],
  variables: readonly string[],
): ExpressionRow => ({ at: place(text), wanted, variables });

const expressionsOf = placeTable<ExpressionRow>([
  row(
    'ValidatingWebhookConfiguration|MutatingWebhookConfiguration webhooks[].matchConditions[].expression',
    'bool',
    ofRequest,
  ),
  row(`${policies}.matchConditions[].expression`, 'bool', ofPolicy),
  row(`${policies}.variables[].expression`, undefined, ofPolicy),
  row('ValidatingAdmissionPolicy spec.validations[].expression', 'bool', ofPolicy),
  row('ValidatingAdmissionPolicy spec.validations[].messageExpression', 'string', ofPolicy),
  row('ValidatingAdmissionPolicy spec.auditAnnotations[].valueExpression', undefined, ofPolicy),
]);
