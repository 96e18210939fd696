import { defineRule } from '../../core/rule.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { place } from '../model/place.ts';
import { numberAt, scalarAt } from '../syntax/access.ts';

/** Reports autoscalers whose lower bound is above their upper bound. */
export const autoscalerMinAboveMax = defineRule<KubernetesObject>({
  id: 'autoscaler-min-above-max',
  summary: 'Autoscaler wants more Pods at least than at most',
  severity: 'error',
  kinds: ['HorizontalPodAutoscaler'],
  *check(object) {
    for (const spec of specs(object)) {
      const min = numberAt(spec, 'minReplicas');
      const max = scalarAt(spec, 'maxReplicas');
      if (min === undefined || typeof max?.value !== 'number' || max.value >= min) continue;
      if (max.value < 1) continue;
      yield {
        span: max.span,
        message: `At most ${max.value} Pods but at least ${min} is impossible, so the object will be refused.`,
        related: [
          {
            span: scalarAt(spec, 'minReplicas')?.span ?? max.span,
            message: 'minReplicas is here.',
          },
        ],
      };
    }
  },
});

const specs = place('HorizontalPodAutoscaler spec');
