import { defineRule } from '../../core/rule.ts';
import { containsRange } from '../model/ip-address.ts';
import { knownText } from '../model/known-scalar.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { place } from '../model/place.ts';
import { itemsAt, stringAt } from '../syntax/access.ts';

/** Reports exceptions that are no part of the range from which they are taken. */
export const exceptionOutsideRange = defineRule<KubernetesObject>({
  id: 'exception-outside-range',
  summary: 'Exception is no part of the range from which it is taken',
  severity: 'error',
  kinds: ['NetworkPolicy'],
  *check(object) {
    for (const block of blocks(object)) {
      const range = stringAt(block, 'cidr');
      for (const item of range === undefined ? [] : itemsAt(block, 'except')) {
        const exception = knownText(item);
        if (exception === undefined || containsRange(range ?? '', exception) !== false) continue;
        yield {
          span: item.span,
          message: `${exception} is no smaller part of ${range}, so the object will be refused.`,
        };
      }
    }
  },
});

const blocks = place('NetworkPolicy spec.ingress|egress[].from|to[].ipBlock');
