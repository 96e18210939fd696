import { folderOf } from '../../core/resolve-uri.ts';
import { snapshotsOf, type Workspace } from '../../core/workspace.ts';
import { at, itemsAt, scalarAt } from '../syntax/access.ts';
import type { YamlNode } from '../syntax/nodes.ts';
import { kubernetesManifests } from './kubernetes-manifests.ts';
import type { KubernetesObject } from './kubernetes-object.ts';
import { type KustomizationPath, kustomizationPaths, kustomizations } from './kustomization.ts';
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
  /** What it changes in objects of files. */
  readonly changes: readonly LayerChange[];
  /** Nothing that it takes is out of sight, such as a base on the web or a chart. */
  readonly isWhole: boolean;
}

/** A change that a kustomization makes to an object. */
interface LayerChange {
  readonly object: KubernetesObject;
  /** What is merged into the object; absent for other changes. */
  readonly patch?: KubernetesObject;
  /** The names of the fields that the object gets; undefined when they are not known. */
  readonly fields: ReadonlySet<string> | undefined;
}

/** The kustomizations of the workspace; the layer of one that takes the same as before is the same value. */
export function kustomizeLayers(workspace: Workspace): readonly KustomizeLayer[] {
  const objects = kustomizations(workspace);
  if (objects.length === 0) return [];
  const builder = createBuilder(workspace);
  return objects.map((object) => layerOf(object, builder));
}

interface Builder {
  readonly layers: Map<KubernetesObject, KustomizeLayer>;
  folderAt(uri: string): KubernetesObject | undefined;
  manifestsIn(uri: string): readonly Manifest[] | undefined;
}

function createBuilder(workspace: Workspace): Builder {
  const files = new Map(snapshotsOf(workspace, 'kubernetes').map((one) => [one.uri, one]));
  const byFolder = new Map(kustomizations(workspace).map((one) => [folderOf(one.uri), one]));
  return {
    layers: new Map(),
    folderAt: (uri) => byFolder.get(`${uri}/`),
    manifestsIn(uri) {
      const snapshot = files.get(uri);
      return snapshot && kubernetesManifests(snapshot);
    },
  };
}

function isList({ group, kind }: KubernetesObject): boolean {
  return group === '' && kind.endsWith('List');
}

/** What a layer was made of: what it asked for, and what it got. */
interface Grounds {
  readonly layer: KustomizeLayer;
  readonly asked: readonly { readonly uri: string; readonly answer: unknown }[];
}

const knownLayers = new WeakMap<KubernetesObject, Grounds>();

function layerOf(object: KubernetesObject, builder: Builder): KustomizeLayer {
  const made = builder.layers.get(object);
  if (made) return made;
  const known = knownLayers.get(object);
  if (known) {
    builder.layers.set(object, known.layer);
    if (known.asked.every(({ uri, answer }) => answerAt(uri, object, builder) === answer)) {
      return known.layer;
    }
  }
  // Whoever comes back here in a circle finds nothing more to take.
  const layer: KustomizeLayer = { ...nothingTaken, object };
  builder.layers.set(object, layer);
  const asked: Grounds['asked'][number][] = [];
  const ask: Ask = (uri) => {
    const answer = answerAt(uri, object, builder);
    asked.push({ uri, answer });
    return answer;
  };
  Object.assign(layer, finished(object, ask));
  knownLayers.set(object, { layer, asked });
  return layer;
}

const nothingTaken = {
  uses: [],
  members: [],
  taken: [],
  patches: [],
  changes: [],
  isWhole: true,
} satisfies Omit<KustomizeLayer, 'object'>;

/** What is at a URI: the kustomization of a folder, or the manifests of a file. */
type Ask = (uri: string) => KustomizeLayer | readonly Manifest[] | undefined;

function answerAt(uri: string, object: KubernetesObject, builder: Builder): ReturnType<Ask> {
  const inner = builder.folderAt(uri);
  return inner && inner !== object ? layerOf(inner, builder) : builder.manifestsIn(uri);
}

function isLayer(answer: ReturnType<Ask>): answer is KustomizeLayer {
  return answer !== undefined && 'uses' in answer;
}

function finished(object: KubernetesObject, ask: Ask): Omit<KustomizeLayer, 'object'> {
  const paths = new Map<YamlNode, KustomizationPath>(
    kustomizationPaths(object).map((path) => [path.node, path]),
  );
  const answersIn = (list: string) =>
    itemsAt(object.node, list).map((item) => {
      const uri = paths.get(item)?.uri;
      return uri === undefined ? undefined : ask(uri);
    });
  const taken: Member[] = [];
  const uses: KustomizeLayer[] = [];
  const changes: LayerChange[] = [];
  let isWhole = !opaque.some((list) => at(object.node, list));
  for (const answer of ['resources', 'bases'].flatMap(answersIn)) {
    if (isLayer(answer)) {
      uses.push(answer);
      taken.push(...answer.members);
      isWhole &&= answer.isWhole;
    } else {
      const objects = answer?.flatMap((manifest) => manifest.objects) ?? [];
      taken.push(...objects.filter((one) => !isList(one)).map(memberOf));
      isWhole &&= answer?.every(({ templated }) => !templated) ?? false;
    }
  }
  taken.push(...generatedMembers(object));
  let members: readonly Member[] = taken;
  for (const component of answersIn('components')) {
    isWhole &&= isLayer(component) && component.isWhole;
    if (!isLayer(component)) continue;
    uses.push(component);
    members = transformed([...members, ...component.taken], component.object);
    changes.push(...labelChanges(component.object, members));
    changes.push(...patchChanges(component.patches, members));
  }
  const patches = kustomizePatches(object, (uri) => {
    const answer = ask(uri);
    return isLayer(answer) ? undefined : answer;
  });
  changes.push(...patchChanges(patches, members), ...labelChanges(object, members));
  const yields = transformed(members, object);
  return { uses, taken: members, members: yields, patches, changes, isWhole };
}

/** What makes or changes objects in a way that no file of the workspace shows. */
const opaque = ['generators', 'transformers', 'helmCharts', 'helmChartInflationGenerator'];

function patchChanges(
  patches: readonly KustomizePatch[],
  members: readonly Member[],
): readonly LayerChange[] {
  return patches.flatMap((patch) => {
    const { fields, objects } = patch;
    if (objects.length === 0) {
      return patchedBy(patch, undefined, members).map(({ object }) => ({ object, fields }));
    }
    return objects.flatMap((one) =>
      patchedBy(patch, one, members).map(({ object }) => ({ object, patch: one, fields })),
    );
  });
}

/** kustomize makes the selectors and the metadata of templates that it puts labels into. */
function labelChanges(
  kustomization: KubernetesObject,
  members: readonly Member[],
): readonly LayerChange[] {
  const { labels } = transformationOf(kustomization);
  if (!labels.some(({ into }) => into === 'selectors')) return [];
  return members.map(({ object }) => ({ object, fields: labelled }));
}

const labelled: ReadonlySet<string> = new Set(['selector', 'matchLabels', 'metadata', 'labels']);

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
