import { defineRule } from '../../core/rule.ts';
import { knownText } from '../model/known-scalar.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { place } from '../model/place.ts';

/** Reports Pod counts in text that are no percentage, or more than all Pods. */
export const invalidPercentage = defineRule<KubernetesObject>({
  id: 'invalid-percentage',
  summary: 'Number of Pods is neither a whole number nor a percentage up to 100%',
  severity: 'error',
  *check(object) {
    for (const { find, limited } of percentages) {
      for (const node of find(object)) {
        const text = knownText(node);
        if (text === undefined) continue;
        const number = /^([0-9]+)%$/.exec(text)?.[1];
        if (number !== undefined && (!limited || Number(number) <= 100)) continue;
        const plain = /^[0-9]+$/.test(text);
        yield {
          span: node.span,
          message: number
            ? `${text} of the Pods is more than all of them, so the object will be refused.`
            : `"${text}" is neither a whole number nor a percentage such as 25%, so the object will be refused.`,
          ...(plain && {
            fixes: [
              {
                title: `Change to the number ${text}`,
                safety: 'unsafe' as const,
                edits: [{ span: node.span, text }],
              },
            ],
          }),
        };
      }
    }
  },
});

const percentages = [
  { find: place('Deployment spec.strategy.rollingUpdate.maxSurge'), limited: false },
  { find: place('Deployment spec.strategy.rollingUpdate.maxUnavailable'), limited: true },
  {
    find: place('DaemonSet spec.updateStrategy.rollingUpdate.maxSurge|maxUnavailable'),
    limited: true,
  },
  { find: place('StatefulSet spec.updateStrategy.rollingUpdate.maxUnavailable'), limited: true },
  { find: place('PodDisruptionBudget spec.minAvailable|maxUnavailable'), limited: true },
];
