import { defineRule } from '../../core/rule.ts';
import { addToContainer } from '../model/container-additions.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { podKinds, podTemplatesOf } from '../model/pod-template.ts';
import { servicesOf } from '../model/selectors.ts';
import { workspaceObjects } from '../model/workspace-objects.ts';
import { at } from '../syntax/access.ts';

/** Suggests a readiness probe for containers behind a Service. */
export const missingReadinessProbe = defineRule<KubernetesObject>({
  id: 'missing-readiness-probe',
  summary: 'Container behind a Service does not say when it is ready',
  severity: 'hint',
  scope: 'workspace',
  kinds: podKinds,
  aliases: ['no-readiness-probe', 'pod-probes', 'readinessProbeMissing', 'CKV_K8S_9'],
  *check(object, { workspace }) {
    for (const pod of podTemplatesOf(object)) {
      const served = pod.containers.filter(
        ({ list, ports }) => list === 'containers' && ports.length > 0,
      );
      const bare = served.find(({ node, name }) => name && !at(node, 'readinessProbe'));
      if (!bare?.name) continue;
      const [service] = servicesOf(pod, workspaceObjects(workspace));
      if (!service) continue;
      yield {
        span: bare.name.span,
        message: `Service "${service.name ?? ''}" sends requests as soon as the container starts, because no readiness probe says when it can answer.`,
        fixes: addToContainer(object, bare, 'readinessProbe'),
      };
    }
  },
});
