import { derivation } from '../../core/snapshot.ts';
import { snapshotsOf, type Workspace, workspaceDerivation } from '../../core/workspace.ts';
import { inlinePatchesOf } from './inline-patches.ts';
import { kubernetesManifests } from './kubernetes-manifests.ts';
import type { KubernetesObject } from './kubernetes-object.ts';
import { kustomizations } from './kustomization.ts';
import { type KustomizeBuilds, kustomizeBuilds } from './kustomize-builds.ts';
import type { Derivable } from './once-per.ts';

/** Every object of the workspace, found by kind and name. */
export interface WorkspaceObjects extends Derivable {
  readonly workspace: Workspace;
  readonly builds: KustomizeBuilds;
  /** Patches of kustomizations included, which are only parts of objects. */
  readonly all: readonly KubernetesObject[];
  /** Objects of a kind of any API group, in file order; no patches. */
  ofKind(kind: string): readonly KubernetesObject[];
  /** Objects with this kind and name, in any namespace; no patches. */
  named(kind: string, name: string): readonly KubernetesObject[];
}

/** The objects of all manifests of the workspace. */
export const workspaceObjects = workspaceDerivation<WorkspaceObjects>((workspace) => {
  const builds = kustomizeBuilds(workspace);
  const written = snapshotsOf(workspace, 'kubernetes').flatMap(objectsIn);
  const inline = kustomizations(workspace)
    .flatMap(inlinePatchesOf)
    .flatMap(({ manifests }) => manifests.flatMap(({ objects }) => objects));
  const byKind = new Map<string, KubernetesObject[]>();
  const byName = new Map<string, KubernetesObject[]>();
  for (const object of written) {
    if (builds.isPatch(object)) continue;
    add(byKind, object.kind, object);
    if (object.name !== undefined) add(byName, `${object.kind}/${object.name}`, object);
  }
  return {
    workspace,
    builds,
    all: inline.length > 0 ? [...written, ...inline] : written,
    derived: new Map(),
    ofKind: (kind) => byKind.get(kind) ?? [],
    named: (kind, name) => byName.get(`${kind}/${name}`) ?? [],
  };
});

/** The objects of a file, which stay the same values while others are edited. */
const objectsIn = derivation((snapshot) =>
  kubernetesManifests(snapshot).flatMap((manifest) => manifest.objects),
);

function add(map: Map<string, KubernetesObject[]>, key: string, object: KubernetesObject): void {
  const objects = map.get(key);
  if (objects) objects.push(object);
  else map.set(key, [object]);
}
