import { defineRule } from '../../core/rule.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { podPlace } from '../model/pod-place.ts';
import { podKinds, podTemplatesOf } from '../model/pod-template.ts';
import { setField } from '../model/set-field.ts';
import { booleanAt, scalarAt } from '../syntax/access.ts';

/** Suggests users of its own for a Pod. */
export const sharedUserNamespace = defineRule<KubernetesObject>({
  id: 'shared-user-namespace',
  summary: 'Users of the Pod are users of the node',
  severity: 'hint',
  kinds: podKinds,
  aliases: ['HostUsers'],
  optIn: true,
  *check(object) {
    for (const pod of podTemplatesOf(object)) {
      const { spec } = pod;
      const written = scalarAt(spec, 'hostUsers');
      if (written?.value === false || usesHost.some((field) => booleanAt(spec, field))) continue;
      const edit = setField(object, spec, ['hostUsers'], 'false');
      yield {
        span: written?.span ?? podPlace(pod),
        message:
          'Root of the container is root of the node, because the Pod has no users of its own.',
        ...(edit && {
          fixes: [{ title: 'Give the Pod its own users', safety: 'unsafe', edits: [edit] }],
        }),
      };
    }
  },
});

/** The API server takes `hostUsers: false` beside none of these. */
const usesHost = ['hostNetwork', 'hostPID', 'hostIPC'];
