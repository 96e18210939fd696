import type { Related } from '../../core/finding.ts';
import { folderOf } from '../../core/resolve-uri.ts';
import { defineRule } from '../../core/rule.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import type { KustomizeLayer } from '../model/kustomize-layers.ts';
import { oncePer } from '../model/once-per.ts';
import { isBuiltIn } from '../model/place.ts';
import { type WorkspaceObjects, workspaceObjects } from '../model/workspace-objects.ts';

/** Reports objects that another one of the same folder or kustomization collides with. */
export const duplicateObject = defineRule<KubernetesObject>({
  id: 'duplicate-object',
  summary: 'Two objects of one folder or kustomization have the same kind and name',
  severity: 'warning',
  scope: 'workspace',
  *check(object, { workspace }) {
    const { nameNode, kind } = object;
    const objects = workspaceObjects(workspace);
    if (object.name === undefined || !nameNode || !isBuiltIn(object)) return;
    const clashing = takenTwice(objects).get(object);
    const first = clashing ?? overwritten(object, objects);
    if (!first) return;
    yield {
      span: nameNode.span,
      ...(clashing && { severity: 'error' }),
      message: clashing
        ? `The same kustomization takes another ${kind} "${object.name}", so kustomize builds nothing.`
        : `There is another ${kind} "${object.name}", so whichever is applied last overwrites the other.`,
      related: relatedTo(first),
    };
  },
});

function relatedTo({ uri, nameNode, span }: KubernetesObject): readonly Related[] {
  return [{ uri, span: nameNode?.span ?? span, message: 'The other one is here.' }];
}

/** The first object of the same name in the folder; what kustomizations take is put together by them alone. */
function overwritten(
  object: KubernetesObject,
  { builds, named }: WorkspaceObjects,
): KubernetesObject | undefined {
  const { kind, name = '', group, namespace, uri } = object;
  if (builds.rootsOf(object).size > 0) return undefined;
  const first = named(kind, name).find(
    (other) =>
      other.group === group &&
      other.namespace === namespace &&
      folderOf(other.uri) === folderOf(uri) &&
      !other.manifest.templated &&
      builds.rootsOf(other).size === 0,
  );
  return first?.uri === uri && first.span.start === object.span.start ? undefined : first;
}

/** Objects that one kustomization takes after others of the same kind, name and namespace. */
const takenTwice = oncePer(({ builds }: WorkspaceObjects) => {
  const clashes = new Map<KubernetesObject, KubernetesObject>();
  for (const layer of builds.layers.values()) {
    for (const [object, first] of clashesIn(layer)) clashes.set(object, first);
  }
  return clashes;
});

const knownClashes = new WeakMap<KustomizeLayer, ReadonlyMap<KubernetesObject, KubernetesObject>>();

function clashesIn(layer: KustomizeLayer): ReadonlyMap<KubernetesObject, KubernetesObject> {
  const known = knownClashes.get(layer);
  if (known) return known;
  const clashes = new Map<KubernetesObject, KubernetesObject>();
  const firsts = new Map<string, KubernetesObject>();
  for (const { object, generator, kind, group, names, namespace } of layer.taken) {
    if (generator || names.length === 0) continue;
    const key = `${group}/${kind}/${namespace ?? ''}/${names.at(-1)}`;
    const first = firsts.get(key);
    if (!first) firsts.set(key, object);
    else if (first !== object) clashes.set(object, first);
  }
  knownClashes.set(layer, clashes);
  return clashes;
}
