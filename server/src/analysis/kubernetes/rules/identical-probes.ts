import { defineRule } from '../../core/rule.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { podKinds, podTemplatesOf } from '../model/pod-template.ts';
import { pairAt } from '../syntax/access.ts';
import { sameValue } from '../syntax/same-value.ts';

/** Reports liveness probes that ask what the readiness probe asks. */
export const identicalProbes = defineRule<KubernetesObject>({
  id: 'identical-probes',
  summary: 'Liveness and readiness probe are the same',
  severity: 'information',
  kinds: podKinds,
  aliases: ['pod-probes-identical'],
  *check(object) {
    for (const { containers } of podTemplatesOf(object)) {
      for (const { node } of containers) {
        const liveness = pairAt(node, 'livenessProbe');
        const readiness = pairAt(node, 'readinessProbe');
        if (!liveness || !readiness || liveness.value.templated) continue;
        if (!sameValue(liveness.value, readiness.value)) continue;
        yield {
          span: liveness.key.span,
          message:
            'This is the readiness probe again, so a container that is only busy is restarted as soon as it gets no more requests.',
          related: [{ span: readiness.key.span, message: 'The readiness probe asks the same.' }],
        };
      }
    }
  },
});
