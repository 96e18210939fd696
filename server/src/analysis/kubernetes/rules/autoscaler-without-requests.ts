import { defineRule } from '../../core/rule.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { isBuiltIn } from '../model/place.ts';
import { podTemplatesOf } from '../model/pod-template.ts';
import { workspaceObjects } from '../model/workspace-objects.ts';
import { at, itemsAt, scalarAt, stringAt } from '../syntax/access.ts';

/** Reports autoscalers that measure against a request which a container does not make. */
export const autoscalerWithoutRequests = defineRule<KubernetesObject>({
  id: 'autoscaler-without-requests',
  summary: 'Autoscaler measures a share of a request that no container makes',
  severity: 'warning',
  scope: 'workspace',
  kinds: ['HorizontalPodAutoscaler'],
  *check(object, { workspace }) {
    if (!isBuiltIn(object)) return;
    for (const metric of itemsAt(object.node, 'spec', 'metrics')) {
      const resource = scalarAt(metric, 'resource', 'name');
      if (!resource || !at(metric, 'resource', 'target', 'averageUtilization')) continue;
      const kind = stringAt(object.node, 'spec', 'scaleTargetRef', 'kind');
      const name = stringAt(object.node, 'spec', 'scaleTargetRef', 'name');
      const targets = workspaceObjects(workspace)
        .named(kind ?? '', name ?? '')
        .filter(({ namespace }) => namespace === object.namespace);
      const idle = targets
        .flatMap(podTemplatesOf)
        .flatMap(({ containers, object: owner }) =>
          containers.map(({ list, node, name: title }) => ({ list, node, title, owner })),
        )
        .find(
          ({ list, node }) =>
            list === 'containers' &&
            !at(node, 'resources', 'requests', resource.text) &&
            !at(node, 'resources', 'limits', resource.text),
        );
      if (!idle) continue;
      yield {
        span: resource.span,
        message: `A container of ${kind} "${name}" requests no ${resource.text}, so there is nothing to measure against and the autoscaler will never act.`,
        related: [
          {
            uri: idle.owner.uri,
            span: idle.title?.span ?? idle.node.span,
            message: 'This container makes no request.',
          },
        ],
      };
    }
  },
});
