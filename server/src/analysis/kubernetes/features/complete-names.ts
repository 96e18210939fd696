import type { Completion } from '../../core/features.ts';
import { podTemplatesOf } from '../model/pod-template.ts';
import type { WorkspaceObjects } from '../model/workspace-objects.ts';
import type { CompletionRequest } from './completion-request.ts';
import { snippetText } from './snippet-text.ts';

/** The images that the workloads of the workspace run, and the namespaces that its objects are in. */
export function nameCompletions(
  { place, cursor }: CompletionRequest,
  objects: WorkspaceObjects,
): readonly Completion[] {
  const uses = usesAt(place.path, objects);
  return [...uses].map(([name, users]) => ({
    label: name,
    kind: 'reference',
    detail: users,
    replace: cursor.replace,
    snippet: (cursor.needsSpace ? ' ' : '') + snippetText(name),
  }));
}

/** Each name with who uses it. */
function usesAt(
  path: readonly (string | number)[],
  objects: WorkspaceObjects,
): ReadonlyMap<string, string> {
  const [holder, index, field] = path.slice(-3);
  if (/^(?:c|initC|ephemeralC)ontainers$/.test(String(holder)) && field === 'image') {
    return typeof index === 'number' ? imagesOf(objects) : new Map();
  }
  return path.join('.') === 'metadata.namespace' ? namespacesOf(objects) : new Map();
}

function imagesOf({ all }: WorkspaceObjects): ReadonlyMap<string, string> {
  const images = new Map<string, string>();
  for (const object of all) {
    for (const { containers } of podTemplatesOf(object)) {
      for (const { image } of containers) {
        if (!image || image.text === '' || images.has(image.text)) continue;
        images.set(image.text, `${object.kind}/${object.name ?? ''}`);
      }
    }
  }
  return images;
}

function namespacesOf(objects: WorkspaceObjects): ReadonlyMap<string, string> {
  const namespaces = new Map<string, string>();
  for (const { name } of objects.ofKind('Namespace')) {
    if (name !== undefined) namespaces.set(name, 'Namespace');
  }
  for (const { namespace, kind, name } of objects.all) {
    if (namespace !== undefined && !namespaces.has(namespace)) {
      namespaces.set(namespace, `${kind}/${name ?? ''}`);
    }
  }
  return namespaces;
}
