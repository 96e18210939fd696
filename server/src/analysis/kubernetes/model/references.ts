import { at, isAbsent } from '../syntax/access.ts';
import type { Edge, EdgePlace, Target } from './edge.ts';
import { optionsByName } from './edge-options.ts';
import { type EdgeTree, edgeTokens, edgeTree } from './edge-tree.ts';
import type { KubernetesObject } from './kubernetes-object.ts';
import { oncePer } from './once-per.ts';
import { podTemplatesOf } from './pod-template.ts';
import { nearestTo } from './reach.ts';
import { referenceEdges } from './reference-edges.ts';
import type { WorkspaceObjects } from './workspace-objects.ts';

/** A place in a manifest that names something else: an object, a key of it, a port, a volume. */
export interface Reference extends EdgePlace {
  readonly name: string;
  /** What it names, in words: `ConfigMap "settings"`, `port "http"`. */
  readonly target: string;
  /** `optional: true` stands beside it, so that nothing fails when the target is missing. */
  readonly optional: boolean;
}

/**
 * Where a reference leads.
 * `missing`: others of its sort are in the workspace, or it could only be in the same manifest.
 * `unknown`: nobody can say, because nothing of its sort is in the workspace.
 */
export type Resolution =
  | { readonly state: 'found'; readonly targets: readonly Target[] }
  | { readonly state: 'missing'; readonly candidates: readonly string[] }
  | { readonly state: 'unknown' };

/** The references that start in an object. */
export const referencesOf = oncePer((object: KubernetesObject): readonly Reference[] => {
  return edgePlacesOf(object).flatMap((place) => {
    const { node, edge, parent } = place;
    if (isAbsent(node) || node.templated || node.text === '' || isFilledIn(node.text)) return [];
    // A port that is a number names no port there.
    if (typeof node.value === 'number' && namedPorts.has(edge.id)) return [];
    const noun = typeof edge.noun === 'string' ? edge.noun : edge.noun(place);
    const optional = at(parent, 'optional');
    return [
      {
        ...place,
        name: node.text,
        target: `${noun} "${node.text}"`,
        optional: optional?.kind === 'scalar' && optional.value === true,
      },
    ];
  });
});

/** Edges that lead to ports by their names; others lead to them by their numbers. */
const namedPorts: ReadonlySet<string> = new Set([
  ...['probe-port', 'service-target-port', 'monitored-port', 'monitored-pod-port'],
]);

/** True where a tool puts the name in before it is applied: `$(NAME)` of kustomize, `${name}` of Flux. */
function isFilledIn(text: string): boolean {
  return text.includes('$(') || text.includes('${');
}

/** Where a reference leads among the objects of the workspace. */
export function resolveReference(reference: Reference, objects: WorkspaceObjects): Resolution {
  const { options, further = [], exhaustive } = reference.edge.options(reference, objects);
  const near = optionsByName(options).get(reference.name);
  const found = near ?? optionsByName(further).get(reference.name) ?? [];
  if (found.length > 0) {
    const targets = found.map(({ target }) => target);
    return { state: 'found', targets: nearestTo(reference.object.uri, targets) };
  }
  if (!exhaustive) return { state: 'unknown' };
  return { state: 'missing', candidates: [...new Set(options.map(({ name }) => name))] };
}

/** The places of an object where an edge starts, also those where nothing is written yet. */
export const edgePlacesOf = oncePer((object: KubernetesObject): readonly EdgePlace[] => {
  const places: EdgePlace[] = [];
  for (const tree of [objectTree, kindTrees.get(object.kind)]) {
    if (tree)
      edgeTokens(object.node, tree, (edge, parent, node) =>
        places.push({ edge, object, parent, node }),
      );
  }
  for (const pod of podTemplatesOf(object)) {
    edgeTokens(pod.spec, podTree, (edge, parent, node) =>
      places.push({ edge, object, pod, parent, node }),
    );
    for (const container of pod.containers) {
      edgeTokens(container.node, containerTree, (edge, parent, node) =>
        places.push({ edge, object, pod, container, parent, node }),
      );
    }
  }
  return places;
});

const objectTree = edgeTree(referenceEdges.filter((edge) => edge.in === 'object'));
const podTree = edgeTree(referenceEdges.filter((edge) => edge.in === 'pod'));
const containerTree = edgeTree(referenceEdges.filter((edge) => edge.in === 'container'));
const kinds = new Set(referenceEdges.flatMap((edge) => (isKinds(edge.in) ? edge.in : [])));
const kindTrees: ReadonlyMap<string, EdgeTree> = new Map(
  [...kinds].map((kind) => [
    kind,
    edgeTree(referenceEdges.filter((edge) => isKinds(edge.in) && edge.in.includes(kind))),
  ]),
);

function isKinds(start: Edge['in']): start is readonly string[] {
  return typeof start === 'object';
}
