import { defineRule } from '../../core/rule.ts';
import { knownScalar } from '../model/known-scalar.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { place } from '../model/place.ts';
import { parseQuantity } from '../model/quantity.ts';
import { at, pairsAt } from '../syntax/access.ts';
import type { YamlNode } from '../syntax/nodes.ts';

/** Reports amounts of a LimitRange that are above one that they may not exceed. */
export const contradictoryLimitRange = defineRule<KubernetesObject>({
  id: 'contradictory-limit-range',
  summary: 'Amounts of a LimitRange exclude each other',
  severity: 'error',
  kinds: ['LimitRange'],
  *check(object) {
    for (const limit of limits(object)) {
      for (const [lower, upper] of ordered) {
        for (const { name, value } of pairsAt(limit, lower)) {
          const other = at(limit, upper, name);
          const [less, more] = [amount(value), amount(other)];
          if (!other || less === undefined || more === undefined || less <= more) continue;
          yield {
            span: value.span,
            message: `The ${name} in "${lower}" is above the one in "${upper}", so the object will be refused.`,
            related: [{ span: other.span, message: 'The other amount is here.' }],
          };
        }
      }
    }
  },
});

const limits = place('LimitRange spec.limits[]');

/** From the validation of the core API group, 1.36. */
const ordered = [
  ['min', 'max'],
  ['min', 'defaultRequest'],
  ['min', 'default'],
  ['defaultRequest', 'default'],
  ['defaultRequest', 'max'],
  ['default', 'max'],
] as const;

function amount(node: YamlNode | undefined): number | undefined {
  const value = knownScalar(node)?.value;
  return value === undefined ? undefined : parseQuantity(String(value))?.value;
}
