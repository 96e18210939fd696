import { at, isAbsent, pairAt } from '../syntax/access.ts';
import type { YamlNode } from '../syntax/nodes.ts';
import type { EdgePlace, Target } from './edge.ts';
import type { KubernetesObject } from './kubernetes-object.ts';
import { podTemplatesOf } from './pod-template.ts';
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

/** The references that start in an object, in the order of the reference table. */
export function referencesOf(object: KubernetesObject): readonly Reference[] {
  return edgePlacesOf(object).flatMap((place) => {
    const { node, edge, parent } = place;
    if (isAbsent(node) || node.templated || node.text === '') return [];
    // A port that is a number names no port.
    if (typeof node.value === 'number' && /port/.test(edge.id) && edge.path.at(-1) !== 'number') {
      return [];
    }
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
}

/** Where a reference leads among the objects of the workspace. */
export function resolveReference(reference: Reference, objects: WorkspaceObjects): Resolution {
  const { options, exhaustive } = reference.edge.options(reference, objects);
  const found = options.filter(({ name }) => name === reference.name);
  if (found.length > 0) return { state: 'found', targets: found.map(({ target }) => target) };
  if (!exhaustive) return { state: 'unknown' };
  return { state: 'missing', candidates: [...new Set(options.map(({ name }) => name))] };
}

/** The places of an object where an edge starts, also those where nothing is written yet. */
export function edgePlacesOf(object: KubernetesObject): readonly EdgePlace[] {
  const pods = podTemplatesOf(object);
  return referenceEdges.flatMap((edge) => {
    if (typeof edge.in === 'object') {
      return edge.in.includes(object.kind)
        ? tokensAt(object.node, edge.path).map((token) => ({ edge, object, ...token }))
        : [];
    }
    return pods.flatMap((pod) => {
      if (edge.in === 'pod') {
        return tokensAt(pod.spec, edge.path).map((token) => ({ edge, object, pod, ...token }));
      }
      return pod.containers.flatMap((container) =>
        tokensAt(container.node, edge.path).map((token) => ({
          edge,
          object,
          pod,
          container,
          ...token,
        })),
      );
    });
  });
}

function tokensAt(
  node: YamlNode,
  path: readonly string[],
): readonly Pick<EdgePlace, 'parent' | 'node'>[] {
  let level: readonly YamlNode[] = [node];
  for (const step of path.slice(0, -1)) level = level.flatMap((one) => childrenAt(one, step));
  const last = path.at(-1) ?? '';
  return level.flatMap((parent) =>
    childrenAt(parent, last).flatMap((child) =>
      child.kind === 'scalar' ? [{ parent, node: child }] : [],
    ),
  );
}

function childrenAt(node: YamlNode, step: string): readonly YamlNode[] {
  if (step === '[]') return node.kind === 'sequence' ? node.items : [];
  const value = pairAt(node, step)?.value;
  return value ? [value] : [];
}
