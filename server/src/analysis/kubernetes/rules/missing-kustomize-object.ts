import { defineRule } from '../../core/rule.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { isKustomization } from '../model/kustomization.ts';
import { referencesOf, resolveReference } from '../model/references.ts';
import { workspaceObjects } from '../model/workspace-objects.ts';

/** Reports entries of a kustomization that change an object which it does not take. */
export const missingKustomizeObject = defineRule<KubernetesObject>({
  id: 'missing-kustomize-object',
  summary: 'Kustomization changes an object that it does not have',
  severity: 'error',
  scope: 'workspace',
  kinds: ['Kustomization'],
  *check(object, { workspace }) {
    if (!isKustomization(object)) return;
    const objects = workspaceObjects(workspace);
    for (const reference of referencesOf(object)) {
      const change = changes[reference.edge.id];
      if (!change) continue;
      const resolution = resolveReference(reference, objects);
      if (resolution.state !== 'missing') continue;
      yield {
        span: reference.node.span,
        message: `The kustomization has no ${reference.target} ${change}, so kustomize builds nothing.`,
      };
    }
  },
});

const changes: Readonly<Record<string, string>> = {
  'kustomize-replicas': 'to scale',
  'kustomize-generated': 'to merge this with',
};
