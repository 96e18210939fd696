import { defineRule } from '../../core/rule.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { isKustomization } from '../model/kustomization.ts';
import { referencesOf, resolveReference } from '../model/references.ts';
import { workspaceObjects } from '../model/workspace-objects.ts';

/** Reports images that a kustomization replaces and no container runs. */
export const unusedImageOverride = defineRule<KubernetesObject>({
  id: 'unused-image-override',
  summary: 'Kustomization replaces an image that none of its containers runs',
  severity: 'warning',
  scope: 'workspace',
  kinds: ['Kustomization'],
  *check(object, { workspace }) {
    if (!isKustomization(object)) return;
    const objects = workspaceObjects(workspace);
    for (const reference of referencesOf(object)) {
      if (reference.edge.id !== 'kustomize-image') continue;
      const resolution = resolveReference(reference, objects);
      if (resolution.state !== 'missing' || resolution.candidates.length === 0) continue;
      const only = resolution.candidates.length === 1 ? resolution.candidates : [];
      yield {
        span: reference.node.span,
        message: `No container of this kustomization runs an image "${reference.name}", so nothing is replaced.`,
        fixes: only.map((name) => ({
          title: `Replace ${name}`,
          safety: 'unsafe',
          edits: [{ span: reference.node.span, text: name }],
        })),
      };
    }
  },
});
