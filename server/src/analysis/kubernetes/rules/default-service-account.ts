import { defineRule } from '../../core/rule.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { podPlace } from '../model/pod-place.ts';
import { podKinds, podTemplatesOf } from '../model/pod-template.ts';
import { isAbsent, pairAt, scalarAt } from '../syntax/access.ts';

/** Reports Pods that share the service account of their namespace. */
export const defaultServiceAccount = defineRule<KubernetesObject>({
  id: 'default-service-account',
  summary: 'Pod shares the service account of its namespace',
  severity: 'hint',
  kinds: podKinds,
  aliases: ['ServiceAccountName'],
  optIn: true,
  *check(object) {
    for (const pod of podTemplatesOf(object)) {
      const written = pairAt(pod.spec, 'serviceAccountName') ?? pairAt(pod.spec, 'serviceAccount');
      const account = written && scalarAt(written.value);
      if (written && !isAbsent(written.value) && account?.text !== 'default') continue;
      yield {
        span: account?.span ?? podPlace(pod),
        message:
          'What one Pod of the namespace needs to do, this one may do as well, because both have the account "default".',
      };
    }
  },
});
