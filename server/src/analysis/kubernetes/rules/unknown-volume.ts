import { defineRule } from '../../core/rule.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { podKinds, podTemplatesOf } from '../model/pod-template.ts';
import { itemsAt, mappingAt, scalarAt, stringAt } from '../syntax/access.ts';
import type { YamlNode } from '../syntax/nodes.ts';

/** Reports mounts of volumes that the Pod does not have. */
export const unknownVolume = defineRule<KubernetesObject>({
  id: 'unknown-volume',
  summary: 'Mounted volume is not in the volumes of the Pod',
  severity: 'error',
  kinds: podKinds,
  aliases: ['volume-mount-ref'],
  *check(object) {
    const claims = itemsAt(object.node, 'spec', 'volumeClaimTemplates');
    for (const { spec, volumes, containers } of podTemplatesOf(object)) {
      const list = mappingAt(spec)?.pairs.find(({ name }) => name === 'volumes')?.value;
      if (list?.kind === 'sequence' && list.templated) continue;
      const known = new Set([
        ...volumes.flatMap((volume) => stringAt(volume, 'name') ?? []),
        ...claims.flatMap((claim) => stringAt(claim, 'metadata', 'name') ?? []),
      ]);
      for (const { node } of containers) {
        for (const mount of mountsOf(node)) {
          const name = scalarAt(mount, 'name');
          if (!name || typeof name.value !== 'string' || known.has(name.value)) continue;
          const [only] = known.size === 1 ? known : [];
          yield {
            span: name.span,
            message: `The Pod has no volume "${name.value}", so the object will be refused.`,
            ...(only && {
              fixes: [
                {
                  title: `Mount "${only}"`,
                  safety: 'unsafe' as const,
                  edits: [{ span: name.span, text: only }],
                },
              ],
            }),
          };
        }
      }
    }
  },
});

function mountsOf(container: YamlNode): readonly YamlNode[] {
  return [...itemsAt(container, 'volumeMounts'), ...itemsAt(container, 'volumeDevices')];
}
