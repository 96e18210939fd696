import { defineRule } from '../../core/rule.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { podPlace } from '../model/pod-place.ts';
import { podKinds, podTemplatesOf } from '../model/pod-template.ts';
import { at } from '../syntax/access.ts';

/** Suggests to say which Pods may push out others. */
export const missingPriorityClass = defineRule<KubernetesObject>({
  id: 'missing-priority-class',
  summary: 'Pod does not say how important it is',
  severity: 'hint',
  kinds: podKinds,
  aliases: ['priority-class-name', 'priorityClassNotSet'],
  optIn: true,
  *check(object) {
    for (const pod of podTemplatesOf(object)) {
      if (at(pod.spec, 'priorityClassName')) continue;
      yield {
        span: podPlace(pod),
        message:
          'When the cluster is full, any Pod with a priority pushes this one out, because it has none.',
      };
    }
  },
});
