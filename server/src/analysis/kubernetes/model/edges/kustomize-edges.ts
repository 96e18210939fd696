import { pairAt, scalarAt, stringAt } from '../../syntax/access.ts';
import type { YamlMapping } from '../../syntax/nodes.ts';
import type { Edge, EdgePlace, Option, Options } from '../edge.ts';
import { optionOf } from '../edge-options.ts';
import { repositorySpan } from '../image-name.ts';
import type { KustomizeLayer } from '../kustomize-layers.ts';
import type { Member } from '../member.ts';
import { patchedBy } from '../patch-target.ts';
import { podTemplatesOf } from '../pod-template.ts';
import type { WorkspaceObjects } from '../workspace-objects.ts';
import { pathOf } from './make-edge.ts';

const kustomizations = ['Kustomization', 'Component'];
const selections = [
  ...['patches[].target', 'patchesJson6902[].target', 'vars[].objref'],
  ...[
    'replacements[].source',
    'replacements[].targets[].select',
    'replacements[].targets[].reject',
  ],
];
const generators = [
  ['configMapGenerator', 'ConfigMap'],
  ['secretGenerator', 'Secret'],
] as const;

/** The places of kustomizations and their patches that name objects, images and workloads. */
export const kustomizeEdges: readonly Edge[] = [
  ...selections.flatMap((path): Edge[] => [
    {
      id: 'kustomize-name',
      in: kustomizations,
      path: pathOf(`${path}.name`),
      noun: ({ parent }) => stringAt(parent, 'kind') ?? 'object',
      options: (place, objects) => selectedBy(place, objects, 'name'),
    },
    {
      id: 'kustomize-kind',
      in: kustomizations,
      path: pathOf(`${path}.kind`),
      noun: 'kind',
      options: (place, objects) => selectedBy(place, objects, 'kind'),
    },
  ]),
  {
    id: 'kustomize-replicas',
    in: kustomizations,
    path: pathOf('replicas[].name'),
    noun: 'workload',
    options: (place, objects) => {
      const layer = layerOf(place, objects);
      const members = layer?.taken.filter(({ kind }) => scaled.has(kind)) ?? [];
      return { options: named(members), exhaustive: isWhole(layer) };
    },
  },
  {
    id: 'kustomize-image',
    in: kustomizations,
    path: pathOf('images[].name'),
    noun: 'image',
    options: (place, objects) => {
      const layer = layerOf(place, objects);
      return { options: layer ? imagesOf(layer, objects) : [], exhaustive: isWhole(layer) };
    },
  },
  ...generators.map(
    ([list, kind]): Edge => ({
      id: 'kustomize-generated',
      in: kustomizations,
      path: pathOf(`${list}[].name`),
      noun: kind,
      options: (place, objects) => mergedGenerators(place, objects, kind),
    }),
  ),
  {
    id: 'patched-object',
    in: 'object',
    path: pathOf('metadata.name'),
    noun: ({ object }) => object.kind,
    options: patchedObjects,
  },
];

/** Kinds whose number of Pods `replicas` sets. */
const scaled: ReadonlySet<string> = new Set([
  ...['Deployment', 'StatefulSet', 'ReplicaSet', 'ReplicationController'],
]);

function layerOf({ object }: EdgePlace, { builds }: WorkspaceObjects): KustomizeLayer | undefined {
  return builds.layerOf(object);
}

/** What a component changes is taken by the kustomization around it, which nobody knows. */
function isWhole(layer: KustomizeLayer | undefined): boolean {
  return layer?.isWhole === true && layer.object.kind !== 'Component';
}

function named(members: readonly Member[]): readonly Option[] {
  return members.flatMap((member) => member.names.slice(-1).map((name) => optionOf(member, name)));
}

/** The members that the other conditions beside a token let through, by their names or kinds. */
function selectedBy(place: EdgePlace, objects: WorkspaceObjects, by: 'name' | 'kind'): Options {
  const layer = layerOf(place, objects);
  const target = place.parent.kind === 'mapping' ? without(place.parent, by) : undefined;
  if (!layer || !target) return { options: [], exhaustive: false };
  const members = patchedBy({ target }, undefined, layer.taken);
  const options = by === 'name' ? named(members) : members.map((one) => optionOf(one, one.kind));
  // Every name that an object has had on its way is known to kustomize.
  const further = members.flatMap((member) =>
    (by === 'name' ? member.names.slice(0, -1) : []).map((name) => optionOf(member, name)),
  );
  return { options, further, exhaustive: false };
}

function without(node: YamlMapping, name: string): YamlMapping {
  const pair = pairAt(node, name);
  return { ...node, kind: 'mapping', pairs: node.pairs.filter((one) => one !== pair) };
}

/** The images of the containers that a kustomization takes, by their names without tags. */
function imagesOf({ taken }: KustomizeLayer, objects: WorkspaceObjects): readonly Option[] {
  return taken.flatMap(({ object, generator }) =>
    (generator ? [] : [object, ...objects.builds.patchesOf(object)])
      .flatMap(podTemplatesOf)
      .flatMap(({ object: owner, containers }) =>
        containers.flatMap(({ image }): Option[] => {
          const span = image && repositorySpan(image);
          if (!image || !span) return [];
          const from = span.start - image.span.start - (image.style === 'plain' ? 0 : 1);
          const name = image.text.slice(from, from + span.end - span.start);
          const detail = `${owner.kind} ${owner.name ?? ''}`;
          return [{ name, detail, target: { object: owner, span } }];
        }),
      ),
  );
}

/** What a generator with `behavior: merge` or `replace` is merged with. */
function mergedGenerators(place: EdgePlace, objects: WorkspaceObjects, kind: string): Options {
  const behavior = scalarAt(place.parent, 'behavior')?.text;
  const layer =
    behavior === 'merge' || behavior === 'replace' ? layerOf(place, objects) : undefined;
  const members = layer?.taken.filter((one) => one.kind === kind && one.generator !== place.parent);
  return { options: members ? named(members) : [], exhaustive: isWhole(layer) };
}

/** The objects that a patch can be merged into, by its kind. */
function patchedObjects({ object }: EdgePlace, { builds }: WorkspaceObjects): Options {
  if (!builds.isPatch(object)) return { options: [], exhaustive: false };
  const members = [...builds.rootsOf(object).keys()]
    .flatMap((root) => builds.patchLayers(root, object))
    .flatMap(({ taken }) => taken)
    .filter(({ kind, group }) => kind === object.kind && group === object.group);
  const further = members.flatMap((member) =>
    member.names.slice(0, -1).map((name) => optionOf(member, name)),
  );
  return { options: named(members), further, exhaustive: false };
}
