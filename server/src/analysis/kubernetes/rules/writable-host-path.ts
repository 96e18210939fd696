import { defineRule } from '../../core/rule.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { namedContainers } from '../model/named-containers.ts';
import { podKinds } from '../model/pod-template.ts';
import { setField } from '../model/set-field.ts';
import { booleanAt, pairAt, scalarAt, stringAt } from '../syntax/access.ts';

/** Reports containers that may write to the disk of their node. */
export const writableHostPath = defineRule<KubernetesObject>({
  id: 'writable-host-path',
  summary: 'Container may write to the disk of its node',
  severity: 'hint',
  kinds: podKinds,
  aliases: ['writable-host-mount'],
  optIn: true,
  *check(object) {
    for (const { volumeMounts, pod } of namedContainers(object)) {
      const onNode = new Set(
        pod.volumes
          .filter((volume) => pairAt(volume, 'hostPath'))
          .map((volume) => stringAt(volume, 'name')),
      );
      for (const mount of volumeMounts) {
        const name = scalarAt(mount, 'name');
        if (mount.kind !== 'mapping' || !name || !onNode.has(name.text)) continue;
        if (booleanAt(mount, 'readOnly')) continue;
        const edit = setField(object, mount, ['readOnly'], 'true');
        yield {
          span: name.span,
          message:
            'The container may change what lies on the node, which other Pods and the node itself use.',
          ...(edit && { fixes: [{ title: 'Mount read-only', safety: 'unsafe', edits: [edit] }] }),
        };
      }
    }
  },
});
