import type { Completion } from '../../core/features.ts';
import type { Snapshot } from '../../core/snapshot.ts';
import type { Workspace } from '../../core/workspace.ts';
import { workspaceObjects } from '../model/workspace-objects.ts';
import type { Facts } from '../schema/facts.ts';
import { fieldCompletions } from './complete-fields.ts';
import { kindCompletions, newManifests, versionCompletions } from './complete-kinds.ts';
import { labelKeys, labelValues } from './complete-labels.ts';
import { nameCompletions } from './complete-names.ts';
import { referenceCompletions } from './complete-references.ts';
import { usualKeys, usualValues } from './complete-usual.ts';
import { valueCompletions } from './complete-values.ts';
import type { CompletionRequest } from './completion-request.ts';
import { type CursorDocument, cursorDocuments, markerIn } from './cursor-document.ts';
import { fieldAt } from './field-at.ts';

/** Everything that can stand at the cursor: fields, values, kinds, and names of what the workspace holds. */
export function completionsAt(
  snapshot: Snapshot,
  offset: number,
  workspace: Workspace,
  facts: Facts,
): readonly Completion[] {
  for (const cursor of cursorDocuments(snapshot, offset)) {
    const request = requestAt(cursor, workspace, facts);
    if (request) return completionsFor(request);
  }
  return [];
}

/** Undefined when the document does not show where the cursor is. */
function requestAt(
  cursor: CursorDocument,
  workspace: Workspace,
  facts: Facts,
): CompletionRequest | undefined {
  const { root, objects, errors } = cursor.manifest;
  const object = objects.findLast(({ node }) => markerIn(node));
  const node = object?.node ?? root;
  const place = node && markerIn(node);
  if (!place || (!object && errors.length > 0)) return undefined;
  return { facts, workspace, cursor, place, ...(object && { object }) };
}

function completionsFor(request: CompletionRequest): readonly Completion[] {
  const { place } = request;
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
  if (type?.kind === 'value') return valuesAt(request);
  if (type?.kind === 'map') {
    return [...usualKeys(request), ...labelKeys(request, workspaceObjects(workspace))];
  }
  return isListItem(request) ? newManifests(request) : fieldCompletions(request);
}

/** An item of a `List` is a whole object. */
function isListItem({ object, place }: CompletionRequest): boolean {
  const [first, , ...deeper] = place.path;
  return object?.kind === 'List' && first === 'items' && deeper.length === 0;
}

function valuesAt(request: CompletionRequest): readonly Completion[] {
  const { object, workspace } = request;
  if (!object) return [];
  const objects = workspaceObjects(workspace);
  const references = referenceCompletions(request, objects);
  if (references.length > 0) return references;
  const names = nameCompletions(request, objects);
  if (names.length > 0) return names;
  const values = valueCompletions(request);
  if (values.length > 0) return values;
  const usual = usualValues(request);
  return usual.length > 0 ? usual : labelValues(request, objects);
}
