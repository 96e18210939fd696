import { defineRule } from '../../core/rule.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { scalarAt } from '../syntax/access.ts';

/** Reports autoscalers that have nothing to choose from. */
export const autoscalerWithoutRange = defineRule<KubernetesObject>({
  id: 'autoscaler-without-range',
  summary: 'Autoscaler has only one number to choose from',
  severity: 'information',
  kinds: ['HorizontalPodAutoscaler'],
  aliases: ['hpaMaxAvailability'],
  *check({ node }) {
    const most = scalarAt(node, 'spec', 'maxReplicas');
    const least = scalarAt(node, 'spec', 'minReplicas')?.value ?? 1;
    if (!most || most.value !== least) return;
    yield {
      span: most.span,
      message: `The least and the greatest number of Pods are both ${most.value}, so the autoscaler never changes anything.`,
    };
  },
});
