import { defineRule } from '../../core/rule.ts';
import { knownNumber } from '../model/known-scalar.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { place } from '../model/place.ts';
import { removal } from '../model/remove-field.ts';
import { pairAt } from '../syntax/access.ts';

/** Reports node ports outside the range that clusters reserve for them by default. */
export const nodePortOutsideRange = defineRule<KubernetesObject>({
  id: 'node-port-outside-range',
  summary: 'Node port is outside 30000 to 32767',
  severity: 'warning',
  kinds: ['Service'],
  *check(object) {
    for (const owner of ports(object)) {
      const pair = pairAt(owner, 'nodePort');
      const port = knownNumber(pair?.value);
      if (!pair || port === undefined || port === 0 || (port >= 30000 && port <= 32767)) continue;
      yield {
        span: pair.value.span,
        message: `Node port ${port} will be refused, because clusters reserve 30000 to 32767 for node ports unless they were set up otherwise.`,
        fixes: removal(object, owner, pair),
      };
    }
  },
});

const ports = place('Service spec.ports[]');
