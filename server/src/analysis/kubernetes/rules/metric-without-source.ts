import { defineRule } from '../../core/rule.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { place } from '../model/place.ts';
import { at, isAbsent, scalarAt } from '../syntax/access.ts';

/** Reports metrics of an autoscaler without the part that their type names. */
export const metricWithoutSource = defineRule<KubernetesObject>({
  id: 'metric-without-source',
  summary: 'Metric of an autoscaler lacks the part that its type names',
  severity: 'error',
  kinds: ['HorizontalPodAutoscaler'],
  *check(object) {
    for (const metric of metrics(object)) {
      const type = scalarAt(metric, 'type');
      const field = type && fieldOfType[type.text];
      if (!field || !isAbsent(at(metric, field))) continue;
      yield {
        span: type.span,
        message: `A metric of type ${type.text} is described in "${field}", which is missing, so the object will be refused.`,
      };
    }
  },
});

const metrics = place('HorizontalPodAutoscaler spec.metrics[]');
const fieldOfType: Readonly<Record<string, string>> = {
  Resource: 'resource',
  ContainerResource: 'containerResource',
  Pods: 'pods',
  Object: 'object',
  External: 'external',
};
