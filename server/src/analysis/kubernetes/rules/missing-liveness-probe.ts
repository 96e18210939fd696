import { defineRule } from '../../core/rule.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { mainContainers } from '../model/named-containers.ts';
import { at, stringAt } from '../syntax/access.ts';

/** Suggests a liveness probe for containers that run for ever. */
export const missingLivenessProbe = defineRule<KubernetesObject>({
  id: 'missing-liveness-probe',
  summary: 'Nothing restarts the container when it hangs',
  severity: 'hint',
  kinds: ['Pod', 'Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'ReplicationController'],
  aliases: ['no-liveness-probe', 'pod-probes', 'livenessProbeMissing', 'CKV_K8S_8'],
  optIn: true,
  *check(object) {
    for (const { node, name, pod } of mainContainers(object)) {
      if (at(node, 'livenessProbe') || endsByItself.has(stringAt(pod.spec, 'restartPolicy')))
        continue;
      yield {
        span: name.span,
        message:
          'When the program hangs without ending, nothing restarts it, because no liveness probe asks for it.',
      };
    }
  },
});

/** The restart policies of Pods that are meant to end. */
const endsByItself: ReadonlySet<string | undefined> = new Set(['Never', 'OnFailure']);
