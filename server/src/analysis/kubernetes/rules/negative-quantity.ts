import { defineRule } from '../../core/rule.ts';
import { knownScalar } from '../model/known-scalar.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { place } from '../model/place.ts';
import { parseQuantity } from '../model/quantity.ts';

/** Reports amounts of CPU, memory or storage below zero. */
export const negativeQuantity = defineRule<KubernetesObject>({
  id: 'negative-quantity',
  summary: 'Amount of CPU, memory or storage is less than nothing',
  severity: 'error',
  *check(object) {
    for (const find of quantities) {
      for (const node of find(object)) {
        const scalar = knownScalar(node);
        const quantity = scalar && parseQuantity(String(scalar.value));
        if (!scalar || !quantity || quantity.value >= 0) continue;
        yield {
          span: scalar.span,
          message: `${scalar.text} is less than nothing, so the object will be refused.`,
          fixes:
            scalar.style === 'plain'
              ? [
                  {
                    title: 'Remove the minus',
                    safety: 'unsafe',
                    edits: [{ span: scalar.span, text: scalar.text.replace(/^-/, '') }],
                  },
                ]
              : [],
        };
      }
    }
  },
});

const quantities = [
  place('Container resources.requests|limits.*'),
  place('Pod resources.requests|limits.*'),
  place('Pod overhead.*'),
  place('Pod volumes[].emptyDir.sizeLimit'),
  place('PersistentVolumeClaim spec.resources.requests|limits.*'),
  place('StatefulSet spec.volumeClaimTemplates[].spec.resources.requests|limits.*'),
  place('PersistentVolume spec.capacity.*'),
  place('ResourceQuota spec.hard.*'),
  place('RuntimeClass overhead.podFixed.*'),
  place(
    'HorizontalPodAutoscaler spec.metrics[].resource|containerResource|pods|object|external.target.averageValue|value',
  ),
  place('LimitRange spec.limits[].max|min|default|defaultRequest.*'),
];
