import { defineRule } from '../../core/rule.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { place } from '../model/place.ts';
import { podKinds } from '../model/pod-template.ts';
import { pairAt, stringAt } from '../syntax/access.ts';

/** Reports tolerations that compare a value and ask only for existence. */
export const tolerationWithValue = defineRule<KubernetesObject>({
  id: 'toleration-with-value',
  summary: 'Toleration with operator Exists has a value',
  severity: 'error',
  kinds: podKinds,
  *check(object) {
    for (const toleration of tolerations(object)) {
      const value = pairAt(toleration, 'value');
      if (!value || !stringAt(toleration, 'value')) continue;
      if (stringAt(toleration, 'operator') !== 'Exists') continue;
      yield {
        span: value.key.span,
        message: 'The operator Exists compares no value, so the object will be refused.',
      };
    }
  },
});

const tolerations = place('Pod tolerations[]');
