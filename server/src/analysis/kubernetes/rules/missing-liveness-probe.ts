import { defineRule } from '../../core/rule.ts';
import { addToContainer } from '../model/container-additions.ts';
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
    for (const container of mainContainers(object)) {
      const { node, name, pod } = container;
      if (at(node, 'livenessProbe')) continue;
      if (endsByItself.has(stringAt(pod.spec, 'restartPolicy'))) continue;
      yield {
        span: name.span,
        message:
          'When the program hangs without ending, nothing restarts it, because no liveness probe asks for it.',
        fixes: addToContainer(object, container, 'livenessProbe'),
      };
    }
  },
});

/** The restart policies of Pods that are meant to end. */
const endsByItself: ReadonlySet<string | undefined> = new Set(['Never', 'OnFailure']);
