import { defineRule } from '../../core/rule.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { isBuiltIn } from '../model/place.ts';
import { scalarAt } from '../syntax/access.ts';

/** Reports Services that answer outside of the cluster. */
export const exposedService = defineRule<KubernetesObject>({
  id: 'exposed-service',
  summary: 'Service answers outside of the cluster',
  severity: 'hint',
  kinds: ['Service'],
  aliases: ['exposed-services', 'service-type', 'KBP114'],
  optIn: true,
  *check(object) {
    const type = isBuiltIn(object) ? scalarAt(object.node, 'spec', 'type') : undefined;
    if (type?.text === 'NodePort') {
      yield {
        span: type.span,
        message: 'Whoever reaches a node reaches this Service, past every Ingress.',
      };
    }
    if (type?.text === 'LoadBalancer') {
      yield {
        span: type.span,
        message:
          'This Service gets an address of its own outside of the cluster, past every Ingress.',
        aliases: ['exposed-services', 'KBP114'],
      };
    }
  },
});
