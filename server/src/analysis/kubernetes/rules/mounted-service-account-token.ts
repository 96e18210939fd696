import { defineRule } from '../../core/rule.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { podPlace } from '../model/pod-place.ts';
import { podKinds, podTemplatesOf } from '../model/pod-template.ts';
import { setField } from '../model/set-field.ts';
import { workspaceObjects } from '../model/workspace-objects.ts';
import { booleanAt, scalarAt, stringAt } from '../syntax/access.ts';

/** Reports Pods that get a login to the API server. */
export const mountedServiceAccountToken = defineRule<KubernetesObject>({
  id: 'mounted-service-account-token',
  summary: 'Containers get a login to the API server',
  severity: 'hint',
  scope: 'workspace',
  kinds: podKinds,
  aliases: [
    'automountServiceAccountToken',
    'KBP106',
    'AutomountServiceAccountToken',
    'KSV036',
    'CKV_K8S_38',
  ],
  optIn: true,
  *check(object, { workspace }) {
    for (const pod of podTemplatesOf(object)) {
      const { spec } = pod;
      const written = scalarAt(spec, 'automountServiceAccountToken');
      if (written?.value === false) continue;
      const account = stringAt(spec, 'serviceAccountName') ?? 'default';
      const accounts = workspaceObjects(workspace)
        .named('ServiceAccount', account)
        .filter(({ namespace }) => namespace === object.namespace);
      const isOff = accounts.some(
        ({ node }) => booleanAt(node, 'automountServiceAccountToken') === false,
      );
      if (isOff && !written) continue;
      const edit = setField(object, spec, ['automountServiceAccountToken'], 'false');
      yield {
        span: written?.span ?? podPlace(pod),
        message: `Each container can do with the API server whatever the service account "${account}" may, because its token is mounted.`,
        ...(edit && { fixes: [{ title: 'Mount no token', safety: 'unsafe', edits: [edit] }] }),
      };
    }
  },
});
