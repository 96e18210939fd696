import { workspaceDerivation } from '../../core/workspace.ts';
import { kustomizationPaths, kustomizations } from './kustomization.ts';

/** The files that kustomizations of the workspace merge into other manifests; they need not be whole. */
export const patchFiles = workspaceDerivation<ReadonlySet<string>>((workspace) => {
  const paths = kustomizations(workspace).flatMap(kustomizationPaths);
  return new Set(paths.filter(({ role }) => role === 'patch').map(({ uri }) => uri));
});
