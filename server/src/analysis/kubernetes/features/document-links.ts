import type { DocumentLink } from '../../core/features.ts';
import type { Snapshot } from '../../core/snapshot.ts';
import type { Workspace } from '../../core/workspace.ts';
import { kubernetesManifests } from '../model/kubernetes-manifests.ts';
import {
  entryAt,
  isKustomization,
  kustomizationFile,
  kustomizationPaths,
} from '../model/kustomization.ts';

/** The files that a kustomization names; a folder leads to its own kustomization. */
export function documentLinksOf(snapshot: Snapshot, workspace: Workspace): readonly DocumentLink[] {
  return kubernetesManifests(snapshot)
    .flatMap(({ objects }) => objects.filter(isKustomization))
    .flatMap((object) =>
      kustomizationPaths(object).flatMap(({ node, path, uri }) => {
        const entry = entryAt(workspace, uri);
        if (!entry || entry === 'nothing') return [];
        const target = entry.kind === 'folder' ? kustomizationFile(workspace, uri) : uri;
        return target ? [{ span: node.span, target, tooltip: `Open ${path}` }] : [];
      }),
    );
}
