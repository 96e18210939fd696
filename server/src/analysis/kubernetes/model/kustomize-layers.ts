import { folderOf } from '../../core/resolve-uri.ts';
import { snapshotsOf, type Workspace, workspaceDerivation } from '../../core/workspace.ts';
import { at, itemsAt, scalarAt } from '../syntax/access.ts';
import type { YamlNode } from '../syntax/nodes.ts';
import { kubernetesManifests } from './kubernetes-manifests.ts';
import type { KubernetesObject } from './kubernetes-object.ts';
import {
  isKustomization,
  type KustomizationPath,
  kustomizationPaths,
  kustomizations,
} from './kustomization.ts';
import { type KustomizePatch, kustomizePatches } from './kustomize-patches.ts';
import { transformationOf, transformed } from './kustomize-transform.ts';
import type { Manifest } from './manifest.ts';
import { type Member, memberOf } from './member.ts';
import { patchedBy } from './patch-target.ts';

/** A kustomization with everything that it takes from others. */
export interface KustomizeLayer {
  readonly object: KubernetesObject;
  /** The kustomizations and components that it takes. */
  readonly uses: readonly KustomizeLayer[];
  /** Everything that it yields, with the names, namespaces and labels that it has then. */
  readonly members: readonly Member[];
  /** What its patches can change: its members before it transforms them, with those of components. */
  readonly taken: readonly Member[];
  readonly patches: readonly KustomizePatch[];
  /** Nothing that it takes is out of sight, such as a base on the web or a chart. */
  readonly isWhole: boolean;
}

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
  const builder = createBuilder(workspace);
  for (const object of kustomizations(workspace)) layerOf(object, builder);
  const layers = builder.layers;
  const used = new Set([...layers.values()].flatMap(({ uses }) => uses));
  const roots = [...layers.values()].filter((layer) => !used.has(layer));
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
  const patches = new Set(
    [...layers.values()].flatMap((layer) => layer.patches.flatMap(({ objects }) => objects)),
  );
  // While something is being completed, an object stands for the one that is in the file.
  const rootsOfFile = new Map([...rootsOf].map(([object, found]) => [object.uri, found]));
  const patchUris = new Set([...patches].map(({ uri }) => uri).filter((uri) => !isLayer(uri)));
  const sameAs = (patch: KubernetesObject) =>
    [...patches].find(
      ({ uri, kind, name }) => uri === patch.uri && kind === patch.kind && name === patch.name,
    ) ?? patch;
  const basesOf = new Map<KubernetesObject, KubernetesObject[]>();
  for (const [base, merged] of builder.patchesOf) {
    for (const patch of merged) basesOf.set(patch, [...(basesOf.get(patch) ?? []), base]);
  }
  return {
    layers,
    roots,
    rootsOf: (object) => rootsOf.get(object) ?? rootsOfFile.get(object.uri) ?? nothing,
    layerOf: (object) =>
      layers.get(object) ?? [...layers.values()].find((layer) => layer.object.uri === object.uri),
    patchLayers: (root, patch) =>
      [...withAllUsed(root)].filter((layer) =>
        layer.patches.some(({ objects }) => objects.some((one) => one.uri === patch.uri)),
      ),
    patchesOf: (object) => builder.patchesOf.get(object) ?? [],
    basesOf: (patch) => basesOf.get(patch) ?? basesOf.get(sameAs(patch)) ?? [],
    brings: (object, field) =>
      builder.fieldsOf.has(object) && (builder.fieldsOf.get(object)?.has(field) ?? true),
    isPatch: (object) =>
      patches.has(object) ||
      patchUris.has(object.uri) ||
      (isLayer(object.uri) && !isKustomization(object)),
  };
});

const nothing: ReadonlyMap<KustomizeLayer, readonly Member[]> = new Map();

/** A layer and all that it takes, each once. */
export function withAllUsed(layer: KustomizeLayer): ReadonlySet<KustomizeLayer> {
  const found = new Set([layer]);
  for (const one of found) for (const inner of one.uses) found.add(inner);
  return found;
}

interface Builder {
  readonly layers: Map<KubernetesObject, KustomizeLayer>;
  readonly patchesOf: Map<KubernetesObject, KubernetesObject[]>;
  readonly byFolder: ReadonlyMap<string, KubernetesObject>;
  /** What patches and labels of kustomizations bring to an object; undefined: anything. */
  readonly fieldsOf: Map<KubernetesObject, Set<string> | undefined>;
  readonly manifestsIn: (uri: string) => readonly Manifest[] | undefined;
}

function createBuilder(workspace: Workspace): Builder {
  const files = new Map(snapshotsOf(workspace, 'kubernetes').map((one) => [one.uri, one]));
  return {
    layers: new Map(),
    patchesOf: new Map(),
    byFolder: new Map(kustomizations(workspace).map((one) => [folderOf(one.uri), one])),
    fieldsOf: new Map(),
    manifestsIn(uri) {
      const snapshot = files.get(uri);
      return snapshot && kubernetesManifests(snapshot);
    },
  };
}

function isList({ group, kind }: KubernetesObject): boolean {
  return group === '' && kind.endsWith('List');
}

function layerOf(object: KubernetesObject, builder: Builder): KustomizeLayer {
  const known = builder.layers.get(object);
  if (known) return known;
  const started: KustomizeLayer = {
    object,
    uses: [],
    members: [],
    taken: [],
    patches: [],
    isWhole: true,
  };
  // Whoever comes back here in a circle finds nothing more to take.
  builder.layers.set(object, started);
  const layer = finished(object, builder);
  return Object.assign(started, layer);
}

function finished(object: KubernetesObject, builder: Builder): KustomizeLayer {
  const paths = new Map<YamlNode, KustomizationPath>(
    kustomizationPaths(object).map((path) => [path.node, path]),
  );
  const taken: Member[] = [];
  const uses: KustomizeLayer[] = [];
  let isWhole = !opaque.some((list) => at(object.node, list));
  for (const list of ['resources', 'bases']) {
    for (const item of itemsAt(object.node, list)) {
      const uri = paths.get(item)?.uri;
      const inner = uri === undefined ? undefined : builder.byFolder.get(`${uri}/`);
      if (inner && inner !== object) {
        const base = layerOf(inner, builder);
        uses.push(base);
        taken.push(...base.members);
        isWhole &&= base.isWhole;
      } else {
        const manifests = uri === undefined ? undefined : builder.manifestsIn(uri);
        const objects = manifests?.flatMap((manifest) => manifest.objects) ?? [];
        taken.push(...objects.filter((one) => !isList(one)).map(memberOf));
        isWhole &&= manifests?.every(({ templated }) => !templated) ?? false;
      }
    }
  }
  taken.push(...generatedMembers(object));
  let members: readonly Member[] = taken;
  for (const item of itemsAt(object.node, 'components')) {
    const uri = paths.get(item)?.uri;
    const inner = uri === undefined ? undefined : builder.byFolder.get(`${uri}/`);
    const component = inner && inner !== object ? layerOf(inner, builder) : undefined;
    isWhole &&= component?.isWhole ?? false;
    if (!component) continue;
    uses.push(component);
    members = transformed([...members, ...component.taken], component.object);
    noteLabels(component.object, members, builder);
    notePatches(component.patches, members, builder);
  }
  const patches = kustomizePatches(object, builder.manifestsIn);
  notePatches(patches, members, builder);
  noteLabels(object, members, builder);
  return { object, uses, taken: members, members: transformed(members, object), patches, isWhole };
}

/** What makes or changes objects in a way that no file of the workspace shows. */
const opaque = ['generators', 'transformers', 'helmCharts', 'helmChartInflationGenerator'];

function notePatches(
  patches: readonly KustomizePatch[],
  members: readonly Member[],
  builder: Builder,
): void {
  for (const patch of patches) {
    for (const object of patch.objects.length > 0 ? patch.objects : [undefined]) {
      for (const member of patchedBy(patch, object, members)) {
        noteFields(member.object, patch.fields, builder);
        const known = builder.patchesOf.get(member.object) ?? [];
        if (object && !known.includes(object)) known.push(object);
        builder.patchesOf.set(member.object, known);
      }
    }
  }
}

/** kustomize makes the selectors and the metadata of templates that it puts labels into. */
function noteLabels(
  kustomization: KubernetesObject,
  members: readonly Member[],
  builder: Builder,
): void {
  const { labels } = transformationOf(kustomization);
  if (!labels.some(({ into }) => into === 'selectors')) return;
  for (const { object } of members) noteFields(object, labelled, builder);
}

const labelled: ReadonlySet<string> = new Set(['selector', 'matchLabels', 'metadata', 'labels']);

function noteFields(
  object: KubernetesObject,
  fields: ReadonlySet<string> | undefined,
  { fieldsOf }: Builder,
): void {
  const known = fieldsOf.has(object) ? fieldsOf.get(object) : new Set<string>();
  for (const field of fields ?? []) known?.add(field);
  fieldsOf.set(object, fields && known);
}

/** The ConfigMaps and Secrets that a kustomization makes of files and texts. */
function generatedMembers(object: KubernetesObject): readonly Member[] {
  return Object.entries(generators).flatMap(([list, kind]) =>
    itemsAt(object.node, list).flatMap((generator): Member[] => {
      const nameNode = scalarAt(generator, 'name');
      if (!nameNode) return [];
      const namespace = scalarAt(generator, 'namespace')?.text;
      const names = [nameNode.text];
      return [{ kind, group: '', names, namespace, object, nameNode, generator, labels: [] }];
    }),
  );
}

const generators: Readonly<Record<string, string>> = {
  configMapGenerator: 'ConfigMap',
  secretGenerator: 'Secret',
};
