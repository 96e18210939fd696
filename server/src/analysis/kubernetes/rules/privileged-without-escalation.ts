import { defineRule } from '../../core/rule.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { place } from '../model/place.ts';
import { podKinds } from '../model/pod-template.ts';
import { removal } from '../model/remove-field.ts';
import { booleanAt, itemsAt, pairAt, scalarAt } from '../syntax/access.ts';

/** Reports containers that may do everything and yet not gain privileges. */
export const privilegedWithoutEscalation = defineRule<KubernetesObject>({
  id: 'privileged-without-escalation',
  summary: 'Container is privileged and yet may not gain privileges',
  severity: 'error',
  kinds: podKinds,
  *check(object) {
    for (const context of contexts(object)) {
      const escalation = pairAt(context, 'allowPrivilegeEscalation');
      if (!escalation || booleanAt(context, 'allowPrivilegeEscalation') !== false) continue;
      const admin = itemsAt(context, 'capabilities', 'add').find((item) =>
        /^(?:CAP_SYS_ADMIN)$/.test(scalarAt(item)?.text ?? ''),
      );
      const privileged = booleanAt(context, 'privileged') === true;
      if (!privileged && !admin) continue;
      yield {
        span: escalation.value.span,
        message: `A container ${privileged ? 'that is privileged' : 'with CAP_SYS_ADMIN'} has gained all privileges already, so this contradiction is refused.`,
        fixes: removal(object, context, escalation),
      };
    }
  },
});

const contexts = place('Container securityContext');
