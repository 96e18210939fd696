import type { Location } from '../../core/features.ts';
import type { Snapshot } from '../../core/snapshot.ts';
import { touches } from '../../core/span.ts';
import type { Workspace } from '../../core/workspace.ts';
import type { PodTemplate } from '../model/pod-template.ts';
import { referencesOf, resolveReference } from '../model/references.ts';
import { podSelectorsOf, selectedPods } from '../model/selectors.ts';
import { workspaceObjects } from '../model/workspace-objects.ts';
import { mappingAt } from '../syntax/access.ts';
import { occurrencesAt, placeOf } from './occurrences.ts';
import { manifestAround, tokenAt } from './token-at.ts';

/** Where the name under the cursor is defined: the object, key, port, volume or the Pods of a selector. */
export function definitionAt(
  snapshot: Snapshot,
  offset: number,
  workspace: Workspace,
): readonly Location[] {
  const manifest = manifestAround(snapshot, offset);
  const token = manifest && tokenAt(manifest, offset);
  if (!token) return [];
  const objects = workspaceObjects(workspace);
  for (const reference of referencesOf(token.object)) {
    if (reference.node !== token.node) continue;
    const resolution = resolveReference(reference, objects);
    if (resolution.state === 'found') return resolution.targets.map(placeOf);
  }
  const selector = podSelectorsOf(token.object).find(({ node }) => touches(node.span, offset));
  if (!selector) return [];
  return selectedPods(selector, objects).map((pod) =>
    placeOf({ object: pod.object, span: labelSpan(pod) }),
  );
}

/** Every place of the workspace that names what is defined, or named, under the cursor. */
export function referencesAt(
  snapshot: Snapshot,
  offset: number,
  workspace: Workspace,
): readonly Location[] {
  const found = occurrencesAt(snapshot, offset, workspace);
  return (found?.references ?? []).map(({ uri, span }) => ({ uri, span }));
}

function labelSpan({ node, spec }: PodTemplate) {
  return mappingAt(node, 'metadata', 'labels')?.span ?? spec.span;
}
