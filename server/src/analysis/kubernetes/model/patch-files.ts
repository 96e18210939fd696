import { snapshotsOf, type Workspace, workspaceDerivation } from '../../core/workspace.ts';
import { itemsAt, stringAt } from '../syntax/access.ts';
import { kubernetesManifests } from './kubernetes-manifests.ts';
import type { KubernetesObject } from './kubernetes-object.ts';

/** The files that kustomizations of the workspace merge into other manifests; they need not be whole. */
export const patchFiles = workspaceDerivation<ReadonlySet<string>>((workspace) => {
  const files = new Set<string>();
  for (const { uri, node } of kustomizations(workspace)) {
    const patches = [
      ...itemsAt(node, 'patches').map((patch) => stringAt(patch, 'path')),
      ...itemsAt(node, 'patchesStrategicMerge').map((patch) => stringAt(patch)),
      ...itemsAt(node, 'patchesJson6902').map((patch) => stringAt(patch, 'path')),
    ];
    for (const path of patches) {
      if (path !== undefined && !path.includes('\n')) files.add(resolve(uri, path));
    }
  }
  return files;
});

/** Only files that mention one are read, since nothing else may be needed of the others. */
function kustomizations(workspace: Workspace): readonly KubernetesObject[] {
  return snapshotsOf(workspace, 'kubernetes')
    .filter(({ text }) => text.includes('Kustomization'))
    .flatMap((snapshot) => kubernetesManifests(snapshot).flatMap(({ objects }) => objects))
    .filter(({ kind }) => kind === 'Kustomization');
}

function resolve(uri: string, path: string): string {
  const parts = uri.split('/').slice(0, -1);
  for (const step of path.split('/')) {
    if (step === '..') parts.pop();
    else if (step !== '.' && step !== '') parts.push(step);
  }
  return parts.join('/');
}
