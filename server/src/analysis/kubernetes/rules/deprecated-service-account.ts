import { defineRule } from '../../core/rule.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { podKinds, podTemplatesOf } from '../model/pod-template.ts';
import { pairAt } from '../syntax/access.ts';

/** Reports the old name of `serviceAccountName`. */
export const deprecatedServiceAccount = defineRule<KubernetesObject>({
  id: 'deprecated-service-account',
  summary: 'Service account has its old field',
  severity: 'hint',
  kinds: podKinds,
  aliases: ['deprecated-service-account-field'],
  *check(object) {
    for (const { spec } of podTemplatesOf(object)) {
      const old = pairAt(spec, 'serviceAccount');
      if (!old) continue;
      const edits = pairAt(spec, 'serviceAccountName')
        ? undefined
        : [{ span: old.key.span, text: 'serviceAccountName' }];
      yield {
        span: old.key.span,
        message:
          'serviceAccount is the old name of serviceAccountName and only kept for old manifests.',
        tag: 'deprecated',
        ...(edits && { fixes: [{ title: 'Rename to serviceAccountName', safety: 'safe', edits }] }),
      };
    }
  },
});
