import { defineRule } from '../../core/rule.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { mainContainers } from '../model/named-containers.ts';
import { at } from '../syntax/access.ts';

/** Suggests a liveness probe for containers that run for ever. */
export const missingLivenessProbe = defineRule<KubernetesObject>({
  id: 'missing-liveness-probe',
  summary: 'Nothing restarts the container when it hangs',
  severity: 'hint',
  kinds: ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'ReplicationController'],
  aliases: ['no-liveness-probe', 'pod-probes', 'livenessProbeMissing', 'CKV_K8S_8'],
  optIn: true,
  *check(object) {
    for (const { node, name } of mainContainers(object)) {
      if (at(node, 'livenessProbe')) continue;
      yield {
        span: name.span,
        message:
          'When the program hangs without ending, nothing restarts it, because no liveness probe asks for it.',
      };
    }
  },
});
