import { defineRule } from '../../core/rule.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { objectsSelecting } from '../model/objects-selecting.ts';
import { podTemplatesOf } from '../model/pod-template.ts';
import { workspaceObjects } from '../model/workspace-objects.ts';
import { scalarAt } from '../syntax/access.ts';

/** Reports workloads that may lose all their Pods at once when nodes are emptied. */
export const missingDisruptionBudget = defineRule<KubernetesObject>({
  id: 'missing-disruption-budget',
  summary: 'All Pods of the workload may go at once',
  severity: 'hint',
  scope: 'workspace',
  kinds: ['Deployment', 'StatefulSet'],
  aliases: [
    ...['deployment-has-poddisruptionbudget', 'statefulset-has-poddisruptionbudget'],
    'missingPodDisruptionBudget',
  ],
  optIn: true,
  *check(object, { workspace }) {
    const replicas = scalarAt(object.node, 'spec', 'replicas');
    if (typeof replicas?.value !== 'number' || replicas.value < 2) return;
    const objects = workspaceObjects(workspace);
    for (const pod of podTemplatesOf(object)) {
      if (objectsSelecting(pod, objects, 'PodDisruptionBudget', 'selector').length > 0) continue;
      yield {
        span: replicas.span,
        message:
          'When nodes are emptied for an update, all of these Pods may go at once, because no PodDisruptionBudget of the workspace chooses them.',
        aliases: [
          'missingPodDisruptionBudget',
          `${object.kind.toLowerCase()}-has-poddisruptionbudget`,
        ],
      };
    }
  },
});
