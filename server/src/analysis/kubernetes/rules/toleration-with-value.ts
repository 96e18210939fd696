import { defineRule } from '../../core/rule.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { place } from '../model/place.ts';
import { removal } from '../model/remove-field.ts';
import { pairAt, scalarAt, stringAt } from '../syntax/access.ts';

/** Reports tolerations that compare a value and ask only for existence. */
export const tolerationWithValue = defineRule<KubernetesObject>({
  id: 'toleration-with-value',
  summary: 'Toleration with operator Exists has a value',
  severity: 'error',
  *check(object) {
    for (const toleration of [...ofPods(object), ...ofClasses(object)]) {
      const value = pairAt(toleration, 'value');
      if (!value || !stringAt(toleration, 'value')) continue;
      const operator = scalarAt(toleration, 'operator');
      if (operator?.value !== 'Exists') continue;
      yield {
        span: value.key.span,
        message: 'The operator Exists compares no value, so the object will be refused.',
        related: [{ span: operator.span, message: 'The operator is here.' }],
        fixes: [
          ...removal(object, toleration, value),
          {
            title: 'Compare the value',
            safety: 'unsafe',
            edits: [{ span: operator.span, text: 'Equal' }],
          },
        ],
      };
    }
  },
});

const ofPods = place('Pod tolerations[]');
const ofClasses = place('RuntimeClass scheduling.tolerations[]');
