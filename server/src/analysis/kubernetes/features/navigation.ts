import type { Location } from '../../core/features.ts';
import type { Snapshot } from '../../core/snapshot.ts';
import { type Span, touches } from '../../core/span.ts';
import type { Workspace } from '../../core/workspace.ts';
import type { Target } from '../model/edge.ts';
import { kubernetesManifests } from '../model/kubernetes-manifests.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { type PodTemplate, podTemplatesOf } from '../model/pod-template.ts';
import { referencesOf, resolveReference } from '../model/references.ts';
import { podSelectorsOf, selectedPods } from '../model/selectors.ts';
import { workspaceObjects } from '../model/workspace-objects.ts';
import { mappingAt } from '../syntax/access.ts';
import { manifestAt, tokenAt } from './token-at.ts';

/** Where the name under the cursor is defined: the object, key, port, volume or the Pods of a selector. */
export function definitionAt(
  snapshot: Snapshot,
  offset: number,
  workspace: Workspace,
): readonly Location[] {
  const manifest = manifestAt(kubernetesManifests(snapshot), offset);
  const token = manifest && tokenAt(manifest, offset);
  if (!token) return [];
  const objects = workspaceObjects(workspace);
  for (const reference of referencesOf(token.object)) {
    if (reference.node !== token.node) continue;
    const resolution = resolveReference(reference, objects);
    if (resolution.state === 'found') return resolution.targets.map(locationOf);
  }
  const selector = podSelectorsOf(token.object).find(({ node }) => touches(node.span, offset));
  if (!selector) return [];
  return selectedPods(selector, objects).map((pod) =>
    locationOf({ object: pod.object, span: labelSpan(pod) }),
  );
}

/** Every place of the workspace that names what is defined, or named, under the cursor. */
export function referencesAt(
  snapshot: Snapshot,
  offset: number,
  workspace: Workspace,
): readonly Location[] {
  const targets = targetsAt(snapshot, offset, workspace);
  if (targets.length === 0) return [];
  const wanted = new Set(targets.map(keyOf));
  const objects = workspaceObjects(workspace);
  const found = objects.all.flatMap((object) => [
    ...referencesOf(object).flatMap((reference) => {
      const resolution = resolveReference(reference, objects);
      const hits = resolution.state === 'found' && resolution.targets.map(locationOf);
      return (hits || []).some((hit) => wanted.has(keyOf(hit)))
        ? [{ uri: object.uri, span: reference.node.span }]
        : [];
    }),
    ...podSelectorsOf(object).flatMap((selector) => {
      const selected = selectedPods(selector, objects);
      const hits = selected.some((pod) =>
        wanted.has(keyOf(locationOf({ object: pod.object, span: labelSpan(pod) }))),
      );
      return hits ? [{ uri: object.uri, span: selector.node.span }] : [];
    }),
  ]);
  return found.filter(
    (one, index) => found.findIndex((other) => keyOf(other) === keyOf(one)) === index,
  );
}

/** What the cursor means: the definition that it stands on, or what the reference there leads to. */
function targetsAt(snapshot: Snapshot, offset: number, workspace: Workspace): readonly Location[] {
  const defined = definitionAt(snapshot, offset, workspace);
  if (defined.length > 0) return defined;
  const manifest = manifestAt(kubernetesManifests(snapshot), offset);
  const token = manifest && tokenAt(manifest, offset);
  if (!token) return [];
  const labels = labelsAround(token.object, offset);
  return [{ uri: snapshot.uri, span: labels ?? token.node.span }];
}

function labelsAround(object: KubernetesObject, offset: number): Span | undefined {
  const pods = podTemplatesOf(object);
  return pods.map(labelSpan).find((span) => touches(span, offset));
}

function labelSpan({ node, spec }: PodTemplate): Span {
  return mappingAt(node, 'metadata', 'labels')?.span ?? spec.span;
}

function locationOf({ object, span }: Target): Location {
  return { uri: object.uri, span };
}

function keyOf({ uri, span }: Location): string {
  return `${uri} ${span.start} ${span.end}`;
}
