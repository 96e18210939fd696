import { defineRule } from '../../core/rule.ts';
import { alternativesOf, chosenOf } from '../model/alternatives.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';

/** Reports fields that exclude each other. */
export const conflictingFields = defineRule<KubernetesObject>({
  id: 'conflicting-fields',
  summary: 'Two fields are set of which only one may be',
  severity: 'error',
  *check(object) {
    for (const [row, owner] of alternativesOf(object)) {
      if (!row.exclusive) continue;
      const [first, ...others] = chosenOf(owner, row);
      for (const other of first ? others : []) {
        yield {
          span: other.key.span,
          message: `"${other.name}" and "${first?.name}" both set the ${row.what}, so the object will be refused.`,
          related: [{ span: first?.key.span ?? owner.span, message: 'The other field is here.' }],
        };
      }
    }
  },
});
