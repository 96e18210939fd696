import { defineRule } from '../../core/rule.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { matchesLabels, podTemplatesOf } from '../model/pod-template.ts';
import { podSelectorsOf } from '../model/selectors.ts';
import { workspaceObjects } from '../model/workspace-objects.ts';
import { at } from '../syntax/access.ts';

/** Suggests a readiness probe for containers behind a Service. */
export const missingReadinessProbe = defineRule<KubernetesObject>({
  id: 'missing-readiness-probe',
  summary: 'Container behind a Service does not say when it is ready',
  severity: 'hint',
  scope: 'workspace',
  aliases: ['no-readiness-probe', 'pod-probes', 'readinessProbeMissing'],
  *check(object, { workspace }) {
    for (const { containers, labels } of podTemplatesOf(object)) {
      const served = containers.filter(
        ({ list, ports }) => list === 'containers' && ports.length > 0,
      );
      const bare = served.find(({ node, name }) => name && !at(node, 'readinessProbe'));
      if (!bare?.name) continue;
      const service = workspaceObjects(workspace)
        .ofKind('Service')
        .find(
          (candidate) =>
            candidate.namespace === object.namespace &&
            podSelectorsOf(candidate).some((selector) => matchesLabels(selector.labels, labels)),
        );
      if (!service) continue;
      yield {
        span: bare.name.span,
        message: `Service "${service.name ?? ''}" sends requests as soon as the container starts, because no readiness probe says when it can answer.`,
      };
    }
  },
});
