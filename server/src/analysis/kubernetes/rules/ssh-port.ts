import { defineRule } from '../../core/rule.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { podKinds, podTemplatesOf } from '../model/pod-template.ts';
import { scalarAt } from '../syntax/access.ts';

/** Reports containers that offer a login. */
export const sshPort = defineRule<KubernetesObject>({
  id: 'ssh-port',
  summary: 'Container offers SSH',
  severity: 'information',
  kinds: podKinds,
  aliases: ['KBP110'],
  *check(object) {
    for (const { containers } of podTemplatesOf(object)) {
      for (const port of containers.flatMap(({ ports }) => ports)) {
        const number = scalarAt(port, 'containerPort');
        if (number?.value !== 22) continue;
        yield {
          span: number.span,
          message:
            'Port 22 is SSH: a login that Kubernetes neither asks nor records, while "kubectl exec" does both.',
        };
      }
    }
  },
});
