import { defineRule } from '../../core/rule.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import {
  entryAt,
  isKustomization,
  kustomizationFile,
  kustomizationPaths,
} from '../model/kustomization.ts';

/** Reports files and folders that a kustomization names and the disk does not have. */
export const missingKustomizeFile = defineRule<KubernetesObject>({
  id: 'missing-kustomize-file',
  summary: 'Kustomization names a file that is not there',
  severity: 'error',
  scope: 'workspace',
  kinds: ['Kustomization', 'Component'],
  *check(object, { workspace }) {
    if (!isKustomization(object)) return;
    for (const { node, path, uri, role } of kustomizationPaths(object)) {
      const entry = entryAt(workspace, uri);
      if (entry === 'nothing') {
        yield {
          span: node.span,
          message: `There is no "${path}" beside this kustomization, so kustomize builds nothing.`,
        };
      } else if (role === 'root' && entry?.kind === 'folder') {
        const entries = workspace.files.listFolder(uri);
        if (!entries || kustomizationFile(workspace, uri)) continue;
        yield {
          span: node.span,
          message: `The folder "${path}" has no kustomization.yaml, so kustomize builds nothing.`,
        };
      }
    }
  },
});
