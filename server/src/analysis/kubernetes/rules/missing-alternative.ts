import { defineRule } from '../../core/rule.ts';
import { alternativesOf, chosenOf } from '../model/alternatives.ts';
import { headOf } from '../model/head-of.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';

/** Reports places where one field of several must be set and none is. */
export const missingAlternative = defineRule<KubernetesObject>({
  id: 'missing-alternative',
  summary: 'None of the fields is set of which one must be',
  severity: 'error',
  *check(object) {
    for (const [row, owner] of alternativesOf(object)) {
      if (!row.required) continue;
      if (owner.kind !== 'mapping' || owner.templated) continue;
      if (chosenOf(owner, row).length > 0) continue;
      const known = row.fields.length > 6 ? row.fields.slice(0, 5) : row.fields;
      yield {
        span: headOf(owner),
        message: `The ${row.what} is missing, so the object will be refused: set one of ${known.join(', ')}.`,
      };
    }
  },
});
