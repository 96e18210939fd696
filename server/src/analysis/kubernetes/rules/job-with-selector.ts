import { defineRule } from '../../core/rule.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { place } from '../model/place.ts';
import { removal } from '../model/remove-field.ts';
import { booleanAt, isAbsent, pairAt, pairsAt } from '../syntax/access.ts';

/** Reports Jobs that bring a selector of their own. */
export const jobWithSelector = defineRule<KubernetesObject>({
  id: 'job-with-selector',
  summary: 'Job has a selector, which the API server makes itself',
  severity: 'error',
  kinds: ['Job', 'CronJob'],
  *check(object) {
    for (const spec of specs.flatMap((find) => find(object))) {
      const pair = pairAt(spec, 'selector');
      // An empty one is filled in.
      if (pairsAt(pair?.value).length === 0) continue;
      if (!pair || isAbsent(pair.value) || booleanAt(spec, 'manualSelector') === true) continue;
      yield {
        span: pair.key.span,
        message:
          'The API server makes the selector of a Job itself and refuses one that is written.',
        fixes: removal(object, spec, pair),
      };
    }
  },
});

const specs = [place('Job spec'), place('CronJob spec.jobTemplate.spec')];
