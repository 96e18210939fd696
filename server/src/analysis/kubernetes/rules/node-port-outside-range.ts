import { defineRule } from '../../core/rule.ts';
import { knownNumber } from '../model/known-scalar.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { place } from '../model/place.ts';

/** Reports node ports outside the range that clusters reserve for them by default. */
export const nodePortOutsideRange = defineRule<KubernetesObject>({
  id: 'node-port-outside-range',
  summary: 'Node port is outside 30000 to 32767',
  severity: 'warning',
  kinds: ['Service'],
  *check(object) {
    for (const node of nodePorts(object)) {
      const port = knownNumber(node);
      if (port === undefined || port === 0 || (port >= 30000 && port <= 32767)) continue;
      yield {
        span: node.span,
        message: `Node port ${port} will be refused, because clusters reserve 30000 to 32767 for node ports unless they were set up otherwise.`,
      };
    }
  },
});

const nodePorts = place('Service spec.ports[].nodePort');
