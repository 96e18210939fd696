import { defineRule } from '../../core/rule.ts';
import { headOf } from '../model/head-of.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { place } from '../model/place.ts';
import { at, isAbsent } from '../syntax/access.ts';

/** Reports Services of several ports of which one has no name. */
export const unnamedServicePort = defineRule<KubernetesObject>({
  id: 'unnamed-service-port',
  summary: 'Service has several ports and one of them has no name',
  severity: 'error',
  kinds: ['Service'],
  *check(object) {
    for (const ports of lists(object)) {
      if (ports.kind !== 'sequence' || ports.items.length < 2) continue;
      for (const port of ports.items) {
        if (port.kind !== 'mapping' || port.templated || !isAbsent(at(port, 'name'))) continue;
        yield {
          span: headOf(port),
          message:
            'A Service of several ports needs a name for each of them, so the object will be refused.',
        };
      }
    }
  },
});

const lists = place('Service spec.ports');
