import { defineRule } from '../../core/rule.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { isBuiltIn } from '../model/place.ts';
import { pairAt } from '../syntax/access.ts';

/** Reports Jobs that nothing removes when they are done. */
export const finishedJobStays = defineRule<KubernetesObject>({
  id: 'finished-job-stays',
  summary: 'Nothing removes the Job when it is done',
  severity: 'hint',
  kinds: ['Job'],
  aliases: ['job-ttl-seconds-after-finished'],
  *check(object) {
    const spec = pairAt(object.node, 'spec');
    if (!isBuiltIn(object) || !spec || spec.value.templated) return;
    if (pairAt(spec.value, 'ttlSecondsAfterFinished')) return;
    yield {
      span: object.kindNode.span,
      message:
        'Without ttlSecondsAfterFinished the Job and its Pods stay in the cluster until somebody deletes them.',
    };
  },
});
