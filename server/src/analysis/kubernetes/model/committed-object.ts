import { derivation } from '../../core/snapshot.ts';
import type { Workspace } from '../../core/workspace.ts';
import { kubernetesManifests } from './kubernetes-manifests.ts';
import type { KubernetesObject } from './kubernetes-object.ts';

/** The committed version of an object, and the text of its file; undefined when there is none, or no other. */
export function committedObject(
  object: KubernetesObject,
  { outside }: Workspace,
): { readonly before: KubernetesObject; readonly text: string } | undefined {
  if (object.name === undefined) return undefined;
  const committed = outside.committed(object.uri);
  const before = committed && committedObjects(committed).get(keyOf(object));
  if (!before || before.manifest.text === object.manifest.text) return undefined;
  return { before, text: committed.text };
}

/** The objects of a committed file by what the API server knows them by; not those that are there twice. */
const committedObjects = derivation<ReadonlyMap<string, KubernetesObject>>((snapshot) => {
  const objects = new Map<string, KubernetesObject>();
  const repeated = new Set<string>();
  for (const manifest of kubernetesManifests(snapshot)) {
    if (manifest.templated) continue;
    for (const object of manifest.objects) {
      const key = keyOf(object);
      if (objects.has(key)) repeated.add(key);
      objects.set(key, object);
    }
  }
  for (const key of repeated) objects.delete(key);
  return objects;
});

function keyOf({ group, kind, namespace = '', name = '' }: KubernetesObject): string {
  return `${group}/${kind}/${namespace}/${name}`;
}
