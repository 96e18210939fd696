import { defineRule } from '../../core/rule.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { namedContainers } from '../model/named-containers.ts';
import { podKinds } from '../model/pod-template.ts';
import { setField } from '../model/set-field.ts';
import { at, booleanAt, scalarAt } from '../syntax/access.ts';

/** Reports containers that may change the files of their image. */
export const writableRootFilesystem = defineRule<KubernetesObject>({
  id: 'writable-root-filesystem',
  summary: 'Container may change the files of its image',
  severity: 'hint',
  kinds: podKinds,
  aliases: [
    ...['no-read-only-root-fs', 'container-security-context-readonlyrootfilesystem'],
    ...['notReadOnlyRootFilesystem', 'KBP102', 'KSV014', 'ReadOnlyRootFilesystem', 'CKV_K8S_22'],
  ],
  optIn: true,
  *check(object) {
    for (const { node, name } of namedContainers(object)) {
      if (at(node, 'securityContext')?.templated) continue;
      if (booleanAt(node, ...field)) continue;
      const edit = setField(object, node, field, 'true');
      yield {
        span: (scalarAt(node, ...field) ?? name).span,
        message:
          'Whoever breaks into the container can replace its programs, because its files can be written.',
        ...(edit && {
          fixes: [
            { title: 'Make the files of the image read-only', safety: 'unsafe', edits: [edit] },
          ],
        }),
      };
    }
  },
});

const field = ['securityContext', 'readOnlyRootFilesystem'];
