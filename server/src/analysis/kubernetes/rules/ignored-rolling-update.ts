import { defineRule } from '../../core/rule.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { place } from '../model/place.ts';
import { removal } from '../model/remove-field.ts';
import { isAbsent, pairAt, stringAt } from '../syntax/access.ts';

/** Reports settings of a rolling update beside a strategy that does not roll. */
export const ignoredRollingUpdate = defineRule<KubernetesObject>({
  id: 'ignored-rolling-update',
  summary: 'Settings of a rolling update stand beside another strategy',
  severity: 'error',
  kinds: ['Deployment', 'StatefulSet'],
  *check(object) {
    for (const strategy of strategies(object)) {
      const type = stringAt(strategy, 'type');
      const pair = pairAt(strategy, 'rollingUpdate');
      if (!pair || isAbsent(pair.value) || (type !== 'Recreate' && type !== 'OnDelete')) continue;
      if (type === 'OnDelete' && object.kind === 'DaemonSet') continue;
      yield {
        span: pair.key.span,
        message: `The strategy ${type} does not roll, so "rollingUpdate" beside it makes the API server refuse the object.`,
        fixes: removal(object, strategy, pair),
      };
    }
  },
});

const strategies = place('Deployment|StatefulSet spec.strategy|updateStrategy');
