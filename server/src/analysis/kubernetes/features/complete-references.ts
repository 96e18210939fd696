import type { Completion } from '../../core/features.ts';
import { edgePlacesOf } from '../model/references.ts';
import type { WorkspaceObjects } from '../model/workspace-objects.ts';
import type { CompletionRequest } from './completion-request.ts';
import { snippetText } from './snippet-text.ts';

/** The names that the reference at the cursor may have: ConfigMaps, their keys, volumes, ports, accounts. */
export function referenceCompletions(
  { object, place, cursor }: CompletionRequest,
  objects: WorkspaceObjects,
): readonly Completion[] {
  const start = object && edgePlacesOf(object).find(({ node }) => node === place.node);
  if (!start) return [];
  const { options } = start.edge.options(start, objects);
  const seen = new Set<string>();
  return options
    .filter(({ name }) => !seen.has(name) && seen.add(name))
    .map(({ name, detail }) => ({
      label: name,
      kind: 'reference',
      ...(detail !== undefined && { detail }),
      replace: cursor.replace,
      snippet: (cursor.needsSpace ? ' ' : '') + snippetText(name),
    }));
}
