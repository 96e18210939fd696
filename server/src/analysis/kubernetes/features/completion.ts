import type { Completion } from '../../core/features.ts';
import type { Snapshot } from '../../core/snapshot.ts';
import type { Workspace } from '../../core/workspace.ts';
import { workspaceObjects } from '../model/workspace-objects.ts';
import type { Facts } from '../schema/facts.ts';
import { fieldCompletions } from './complete-fields.ts';
import { kindCompletions, newManifests, versionCompletions } from './complete-kinds.ts';
import { labelKeys, labelValues } from './complete-labels.ts';
import { referenceCompletions } from './complete-references.ts';
import { valueCompletions } from './complete-values.ts';
import type { CompletionRequest } from './completion-request.ts';
import { cursorDocument, markerIn } from './cursor-document.ts';
import { fieldAt } from './field-at.ts';

/** Everything that can stand at the cursor: fields, values, kinds, and names of what the workspace holds. */
export function completionsAt(
  snapshot: Snapshot,
  offset: number,
  workspace: Workspace,
  facts: Facts,
): readonly Completion[] {
  const cursor = cursorDocument(snapshot, offset);
  const root = cursor?.manifest.root;
  if (!cursor || !root) return [];
  const object = cursor.manifest.objects.findLast(({ node }) => markerIn(node));
  const place = markerIn(object?.node ?? root);
  if (!place) return [];
  const request = { facts, workspace, cursor, place, ...(object && { object }) };
  const isTop = place.path.length === (place.part === 'key' ? 0 : 1);
  if (isTop && place.part === 'key') {
    return [...newManifests(request), ...fieldCompletions(request)];
  }
  if (isTop && place.path[0] === 'kind') return kindCompletions(request);
  if (isTop && place.path[0] === 'apiVersion') return versionCompletions(request);
  return place.part === 'key' ? keysAt(request) : valuesAt(request);
}

function keysAt(request: CompletionRequest): readonly Completion[] {
  const { object, place, facts, workspace } = request;
  if (!object) return [];
  const type = fieldAt(facts, object, place.path)?.type;
  // `- ` in a list of values is where a value is typed, although it could become a key.
  if (type?.kind === 'value') return valueCompletions(request);
  if (type?.kind === 'map') return labelKeys(request, workspaceObjects(workspace));
  return fieldCompletions(request);
}

function valuesAt(request: CompletionRequest): readonly Completion[] {
  const { object, workspace } = request;
  if (!object) return [];
  const objects = workspaceObjects(workspace);
  const references = referenceCompletions(request, objects);
  if (references.length > 0) return references;
  const values = valueCompletions(request);
  return values.length > 0 ? values : labelValues(request, objects);
}
