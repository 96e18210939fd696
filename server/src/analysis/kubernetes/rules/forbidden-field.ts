import { defineRule } from '../../core/rule.ts';
import { forbiddenFieldsOf } from '../model/forbidden-fields.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { removal } from '../model/remove-field.ts';
import { pairAt } from '../syntax/access.ts';

/** Reports fields that the API server does not take beside what else is set. */
export const forbiddenField = defineRule<KubernetesObject>({
  id: 'forbidden-field',
  summary: 'Field is set that the API server forbids beside what else is set',
  severity: 'error',
  *check(object) {
    for (const [{ pick, because, beside }, owner] of forbiddenFieldsOf(object)) {
      if (owner.kind !== 'mapping' || owner.templated) continue;
      const other = beside === undefined ? undefined : pairAt(owner, beside);
      for (const pair of pick(owner, object)) {
        if (pair.key.templated) continue;
        const fixes = owner.pairs.includes(pair) ? removal(object, owner, pair) : [];
        yield {
          span: pair.key.span,
          message: `"${pair.name}" will be refused here: ${because}.`,
          fixes,
          ...(other && {
            related: [{ span: other.key.span, message: 'The other field is here.' }],
          }),
        };
      }
    }
  },
});
