import { workspaceDerivation } from '../../core/workspace.ts';
import type { KubernetesObject } from './kubernetes-object.ts';
import { isKustomization } from './kustomization.ts';
import { type KustomizeLayer, kustomizeLayers } from './kustomize-layers.ts';
import type { Member } from './member.ts';

/** The kustomizations of a workspace, joined. */
export interface KustomizeBuilds {
  readonly layers: ReadonlyMap<KubernetesObject, KustomizeLayer>;
  /** The kustomizations that no other one takes. */
  readonly roots: readonly KustomizeLayer[];
  /** The roots that an object gets into, and what it is there; nothing by itself when it is a patch or a kustomization. */
  rootsOf(object: KubernetesObject): ReadonlyMap<KustomizeLayer, readonly Member[]>;
  /** The layer of a kustomization, also while it is being typed. */
  layerOf(kustomization: KubernetesObject): KustomizeLayer | undefined;
  /** The layers below a root that a patch belongs to. */
  patchLayers(root: KustomizeLayer, patch: KubernetesObject): readonly KustomizeLayer[];
  /** The patches that are merged into an object. */
  patchesOf(object: KubernetesObject): readonly KubernetesObject[];
  /** The objects that a patch is merged into. */
  basesOf(patch: KubernetesObject): readonly KubernetesObject[];
  /** Whether a kustomization may bring a field of this name to an object. */
  brings(object: KubernetesObject, field: string): boolean;
  /** True for objects that are merged into others. */
  isPatch(object: KubernetesObject): boolean;
}

/** How the kustomizations of the workspace use each other, and what each of them yields. */
export const kustomizeBuilds = workspaceDerivation<KustomizeBuilds>((workspace) => {
  const all = kustomizeLayers(workspace);
  const [first] = all;
  if (!first) return none;
  const known = lastBuilds.get(first);
  const isSame = known?.all.length === all.length && known.all.every((one, i) => one === all[i]);
  if (known && isSame) return known.builds;
  const builds = joined(all);
  lastBuilds.set(first, { all, builds });
  return builds;
});

/** What was joined last, found again by the first layer: it holds until a layer changes. */
const lastBuilds = new WeakMap<
  KustomizeLayer,
  { readonly all: readonly KustomizeLayer[]; readonly builds: KustomizeBuilds }
>();

function joined(all: readonly KustomizeLayer[]): KustomizeBuilds {
  const layers = new Map(all.map((layer) => [layer.object, layer]));
  const used = new Set(all.flatMap(({ uses }) => uses));
  const roots = all.filter((layer) => !used.has(layer));
  const { patchesOf, fieldsOf } = changesBy(all);
  const rootsOf = new Map<KubernetesObject, Map<KustomizeLayer, Member[]>>();
  const membersIn = (root: KustomizeLayer, object: KubernetesObject): Member[] => {
    const known = rootsOf.get(object) ?? new Map<KustomizeLayer, Member[]>();
    const members = known.get(root) ?? [];
    rootsOf.set(object, known.set(root, members));
    return members;
  };
  for (const root of roots) {
    for (const member of root.members) {
      const members = membersIn(root, member.object);
      if (!member.generator) members.push(member);
    }
    for (const layer of withAllUsed(root)) {
      membersIn(root, layer.object);
      for (const { objects } of layer.patches) for (const one of objects) membersIn(root, one);
    }
  }
  const layerUris = new Set([...layers.keys()].map(({ uri }) => uri));
  const isLayer = (uri: string) => layerUris.has(uri);
  const patches = new Set(all.flatMap((layer) => layer.patches.flatMap(({ objects }) => objects)));
  // While something is being completed, an object stands for the one that is in the file.
  const rootsOfFile = new Map([...rootsOf].map(([object, found]) => [object.uri, found]));
  const patchUris = new Set([...patches].map(({ uri }) => uri).filter((uri) => !isLayer(uri)));
  const sameAs = (patch: KubernetesObject) =>
    [...patches].find(
      ({ uri, kind, name }) => uri === patch.uri && kind === patch.kind && name === patch.name,
    ) ?? patch;
  const basesOf = new Map<KubernetesObject, KubernetesObject[]>();
  for (const [base, merged] of patchesOf) {
    for (const patch of merged) basesOf.set(patch, [...(basesOf.get(patch) ?? []), base]);
  }
  return {
    layers,
    roots,
    rootsOf: (object) => rootsOf.get(object) ?? rootsOfFile.get(object.uri) ?? nothing,
    layerOf: (object) => layers.get(object) ?? all.find((layer) => layer.object.uri === object.uri),
    patchLayers: (root, patch) =>
      [...withAllUsed(root)].filter((layer) =>
        layer.patches.some(({ objects }) => objects.some((one) => one.uri === patch.uri)),
      ),
    patchesOf: (object) => patchesOf.get(object) ?? [],
    basesOf: (patch) => basesOf.get(patch) ?? basesOf.get(sameAs(patch)) ?? [],
    brings: (object, field) => fieldsOf.has(object) && (fieldsOf.get(object)?.has(field) ?? true),
    isPatch: (object) =>
      patches.has(object) ||
      patchUris.has(object.uri) ||
      (isLayer(object.uri) && !isKustomization(object)),
  };
}

const none: KustomizeBuilds = joined([]);

/** What is merged into each object, and the fields that it may get from elsewhere; undefined: any. */
function changesBy(layers: readonly KustomizeLayer[]) {
  const patchesOf = new Map<KubernetesObject, KubernetesObject[]>();
  const fieldsOf = new Map<KubernetesObject, Set<string> | undefined>();
  for (const { object, patch, fields } of layers.flatMap(({ changes }) => changes)) {
    const known = fieldsOf.has(object) ? fieldsOf.get(object) : new Set<string>();
    for (const field of fields ?? []) known?.add(field);
    fieldsOf.set(object, fields && known);
    const patches = patchesOf.get(object) ?? [];
    if (patch && !patches.includes(patch)) patches.push(patch);
    patchesOf.set(object, patches);
  }
  return { patchesOf, fieldsOf };
}

const nothing: ReadonlyMap<KustomizeLayer, readonly Member[]> = new Map();

/** A layer and all that it takes, each once. */
export function withAllUsed(layer: KustomizeLayer): ReadonlySet<KustomizeLayer> {
  const found = new Set([layer]);
  for (const one of found) for (const inner of one.uses) found.add(inner);
  return found;
}
