import { defineRule } from '../../core/rule.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { podKinds, podTemplatesOf } from '../model/pod-template.ts';
import { removal } from '../model/remove-field.ts';
import { isAbsent, pairsAt, stringAt } from '../syntax/access.ts';

/** Reports probes and hooks of init containers, which run once and end. */
export const probeOnInitContainer = defineRule<KubernetesObject>({
  id: 'probe-on-init-container',
  summary: 'Init container has a probe or a hook',
  severity: 'error',
  kinds: podKinds,
  *check(object) {
    for (const { containers } of podTemplatesOf(object)) {
      for (const { list, node } of containers) {
        if (list !== 'initContainers' || stringAt(node, 'restartPolicy') === 'Always') continue;
        for (const pair of pairsAt(node)) {
          const { name, key, value } = pair;
          if (!forbidden.has(name) || isAbsent(value)) continue;
          yield {
            span: key.span,
            message: `An init container runs once and ends, so "${name}" makes the API server refuse the object.`,
            fixes: removal(object, node, pair),
          };
        }
      }
    }
  },
});

const forbidden = new Set(['livenessProbe', 'readinessProbe', 'startupProbe', 'lifecycle']);
