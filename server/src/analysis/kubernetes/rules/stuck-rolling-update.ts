import { defineRule } from '../../core/rule.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { place } from '../model/place.ts';
import { scalarAt } from '../syntax/access.ts';
import type { YamlNode } from '../syntax/nodes.ts';

/** Reports rolling updates that may neither add a Pod nor remove one. */
export const stuckRollingUpdate = defineRule<KubernetesObject>({
  id: 'stuck-rolling-update',
  summary: 'Rolling update may neither add nor remove a Pod',
  severity: 'error',
  kinds: ['Deployment'],
  *check(object) {
    for (const update of updates(object)) {
      const surge = zeroAt(update, 'maxSurge');
      const unavailable = zeroAt(update, 'maxUnavailable');
      if (!surge || !unavailable) continue;
      yield {
        span: unavailable.span,
        message:
          'With maxSurge and maxUnavailable both 0 no Pod could ever be replaced, so the object will be refused.',
        related: [{ span: surge.span, message: 'maxSurge is here.' }],
        fixes: [
          {
            title: 'Set maxUnavailable to 1',
            safety: 'unsafe',
            edits: [{ span: unavailable.span, text: '1' }],
          },
        ],
      };
    }
  },
});

const updates = place('Deployment spec.strategy.rollingUpdate');

function zeroAt(update: YamlNode, name: string): YamlNode | undefined {
  const scalar = scalarAt(update, name);
  return scalar?.value === 0 || scalar?.value === '0%' ? scalar : undefined;
}
