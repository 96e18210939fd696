import type { Fix } from '../../core/finding.ts';
import { defineRule } from '../../core/rule.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { place } from '../model/place.ts';
import { removal } from '../model/remove-field.ts';
import { itemsAt, pairAt, scalarAt } from '../syntax/access.ts';
import type { YamlNode, YamlScalar } from '../syntax/nodes.ts';

/** Reports selector expressions whose values don't fit their operator. */
export const invalidSelectorExpression = defineRule<KubernetesObject>({
  id: 'invalid-selector-expression',
  summary: 'Selector expression has values where none may be, or none where some must be',
  severity: 'error',
  *check(object) {
    for (const find of expressions) {
      for (const expression of find(object)) {
        const operator = scalarAt(expression, 'operator');
        if (!operator) continue;
        const values = itemsAt(expression, 'values').length;
        const wanted = valuesOf[operator.text];
        const written = pairAt(expression, 'values');
        if (!wanted || (values >= wanted.min && values <= wanted.max)) continue;
        yield {
          span: operator.span,
          message: `The operator ${operator.text} takes ${wanted.words}, so the object will be refused.`,
          fixes: withoutValues(object, expression, operator, values),
          ...(written && {
            related: [{ span: written.key.span, message: 'The values are here.' }],
          }),
        };
      }
    }
  },
});

/** What asks for no values asks whether the label is there. */
function withoutValues(
  object: KubernetesObject,
  expression: YamlNode,
  operator: YamlScalar,
  values: number,
): readonly Fix[] {
  const pair = pairAt(expression, 'values');
  if (pair && values > 0)
    return valuesOf[operator.text] === none ? removal(object, expression, pair) : [];
  const other = { In: 'Exists', NotIn: 'DoesNotExist' }[operator.text];
  if (other === undefined || pair) return [];
  const edits = [{ span: operator.span, text: other }];
  return [{ title: `Change to ${other}`, safety: 'unsafe', edits }];
}

const expressions = [
  place('PersistentVolume spec.nodeAffinity.required.nodeSelectorTerms[].matchExpressions[]'),
  place('Selector matchExpressions[]'),
  place(
    'Pod affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[].matchExpressions[]',
  ),
  place(
    'Pod affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[].preference.matchExpressions[]',
  ),
];
const some = { min: 1, max: Number.POSITIVE_INFINITY, words: 'at least one value' };
const none = { min: 0, max: 0, words: 'no values' };
const one = { min: 1, max: 1, words: 'exactly one value' };
const valuesOf: Readonly<Record<string, typeof some>> = {
  In: some,
  NotIn: some,
  Exists: none,
  DoesNotExist: none,
  Gt: one,
  Lt: one,
};
