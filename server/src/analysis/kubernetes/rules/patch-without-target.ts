import { defineRule } from '../../core/rule.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { kustomizeBuilds } from '../model/kustomize-builds.ts';
import type { KustomizeLayer } from '../model/kustomize-layers.ts';
import type { KustomizePatch } from '../model/kustomize-patches.ts';
import { patchedBy } from '../model/patch-target.ts';
import { pairAt } from '../syntax/access.ts';

/** Reports patches that change nothing which the kustomization takes. */
export const patchWithoutTarget = defineRule<KubernetesObject>({
  id: 'patch-without-target',
  summary: 'Patch names an object that the kustomization does not have',
  severity: 'error',
  scope: 'workspace',
  kinds: ['Kustomization', 'Component'],
  *check(object, { workspace }) {
    // A component changes what the kustomization around it takes.
    const layer =
      object.kind === 'Component' ? undefined : kustomizeBuilds(workspace).layers.get(object);
    if (!layer?.isWhole || layer.taken.length === 0) return;
    for (const patch of layer.patches) {
      const { target, node } = patch;
      if (target) {
        if (patchedBy(patch, undefined, layer.taken).length > 0) continue;
        yield {
          span: pairAt(target, 'name')?.value.span ?? target.span,
          severity: 'warning',
          message:
            'The kustomization takes no object that fits this target, so the patch changes nothing.',
        };
      } else {
        for (const { kind, name, uri, nameNode, kindNode } of strays(patch, layer)) {
          const isInline = uri === object.uri;
          const own = (nameNode ?? kindNode).span;
          yield {
            span: isInline ? own : node.span,
            message: `This patch changes ${kind} "${name}", which the kustomization does not have, so kustomize builds nothing.`,
            ...(!isInline && {
              related: [{ uri, span: own, message: 'The patch names it here.' }],
            }),
          };
        }
      }
    }
  },
});

/** What a patch would be merged into, where the kustomization has nothing like it. */
function strays(patch: KustomizePatch, { taken }: KustomizeLayer): readonly KubernetesObject[] {
  return patch.objects.filter(
    (object) =>
      object.name !== undefined &&
      !object.manifest.templated &&
      patchedBy(patch, object, taken).length === 0,
  );
}
