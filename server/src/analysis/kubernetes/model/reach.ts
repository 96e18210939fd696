import { folderOf } from '../../core/resolve-uri.ts';
import { scalarAt } from '../syntax/access.ts';
import type { KubernetesObject } from './kubernetes-object.ts';
import type { KustomizeLayer } from './kustomize-layers.ts';
import { identityOf, type Member, memberOf, sharesNamespace } from './member.ts';
import { oncePer } from './once-per.ts';
import type { WorkspaceObjects } from './workspace-objects.ts';

/** What an object can mean when it names another one. */
export interface Reach {
  /** What is applied together with it: by one kustomization, or by none. */
  readonly near: readonly Member[];
  /** What may be in the cluster besides. */
  readonly far: readonly Member[];
  /** Everything that is applied together with it is in the workspace. */
  readonly isWhole: boolean;
}

/** The objects of some kinds that an object can name, in its own namespace or in another one. */
export function reachOf(
  object: KubernetesObject,
  kinds: readonly string[],
  objects: WorkspaceObjects,
  namespace = object.namespace,
): Reach {
  const scope = scopeOf(object, objects);
  const key = `${scope.key} ${namespace ?? ''} ${kinds.join(' ')}`;
  const reaches = knownReaches(objects);
  const known = reaches.get(key);
  if (known) return known;
  const elsewhere = namespace === object.namespace ? undefined : namespace;
  const reach = findReach(scope, kinds, objects, { namespace, elsewhere });
  reaches.set(key, reach);
  return reach;
}

const knownReaches = oncePer((_: WorkspaceObjects) => new Map<string, Reach>());

/** What an object is applied with. */
interface Scope {
  /** Equal for objects that can name the same. */
  readonly key: string;
  /** The kustomizations that yield it in the end, and the namespaces that it has then; none for other objects. */
  readonly roots: ReadonlyMap<KustomizeLayer, ReadonlySet<string | undefined>>;
}

/** What an object is applied with. */
function scopeOf(object: KubernetesObject, objects: WorkspaceObjects): Scope {
  const scopes = knownScopes(objects);
  const known = scopes.get(object);
  if (known) return known;
  const { builds } = objects;
  const roots = new Map(
    [...builds.rootsOf(object)].map(([root, members]) => {
      const spaces = members.map(({ namespace }) => namespace);
      return [root, new Set(spaces.length > 0 ? spaces : [undefined])];
    }),
  );
  const parts = [...roots].map(
    ([root, spaces]) => `${root.object.uri} ${root.object.span.start} ${[...spaces].join(',')}`,
  );
  const scope = { key: parts.join(';'), roots };
  scopes.set(object, scope);
  return scope;
}

const knownScopes = oncePer((_: WorkspaceObjects) => new Map<KubernetesObject, Scope>());

interface Whereabouts {
  readonly namespace: string | undefined;
  /** Set where another namespace is named than the object's own. */
  readonly elsewhere: string | undefined;
}

function findReach(
  { roots }: Scope,
  kinds: readonly string[],
  objects: WorkspaceObjects,
  { namespace, elsewhere }: Whereabouts,
): Reach {
  const near: Member[] = [];
  const far: Member[] = [];
  const isLoose = roots.size === 0;
  for (const member of looseMembers(kinds, objects)) {
    if (!sharesNamespace(member.namespace, namespace)) continue;
    (isLoose ? near : far).push(member);
  }
  for (const root of objects.builds.roots) {
    const spaces = roots.get(root);
    for (const kind of kinds) {
      for (const member of membersByKind(root).get(kind) ?? []) {
        const written = scalarAt(member.generator, 'namespace')?.text ?? member.object.namespace;
        const isThere =
          elsewhere === undefined
            ? [...(spaces ?? [namespace])].some((one) => sharesNamespace(one, member.namespace))
            : [written, member.namespace].some((one) => sharesNamespace(one, elsewhere));
        if (isThere) (spaces || isLoose ? near : far).push(member);
      }
    }
  }
  const applied = isLoose ? objects.builds.roots : [...roots.keys()];
  const together = new Set(near.map(identityOf));
  const others = far.filter((member) => !together.has(identityOf(member)));
  return {
    near: merged(near),
    far: merged(others),
    isWhole: applied.every((root) => root.isWhole),
  };
}

function looseMembers(kinds: readonly string[], objects: WorkspaceObjects): readonly Member[] {
  return kinds
    .flatMap((kind) => objects.ofKind(kind))
    .filter((object) => objects.builds.rootsOf(object).size === 0)
    .map(memberOf);
}

/** The members of a root by kind; a root is the same value while nothing in it changes. */
function membersByKind(root: KustomizeLayer): ReadonlyMap<string, readonly Member[]> {
  const known = kindIndexes.get(root);
  if (known) return known;
  const byKind = new Map<string, Member[]>();
  for (const member of root.members) {
    const same = byKind.get(member.kind);
    if (same) same.push(member);
    else byKind.set(member.kind, [member]);
  }
  kindIndexes.set(root, byKind);
  return byKind;
}

const kindIndexes = new WeakMap<KustomizeLayer, ReadonlyMap<string, readonly Member[]>>();

/** One thing that several kustomizations take is one member with the names of all. */
function merged(members: readonly Member[]): readonly Member[] {
  const found = new Map<object, Member>();
  for (const member of members) {
    const key = identityOf(member);
    const known = found.get(key);
    const names = known && [...new Set([...known.names, ...member.names])];
    found.set(
      key,
      known && names ? { ...known, names, labels: [...known.labels, ...member.labels] } : member,
    );
  }
  return [...found.values()];
}

/**
 * Of objects with one kind and name in several folders, as copies for several environments have them,
 * those that lie nearest to a file.
 */
export function nearestTo<T extends { readonly object: KubernetesObject }>(
  uri: string,
  found: readonly T[],
): readonly T[] {
  if (found.length < 2) return found;
  const best = new Map<string, number>();
  const ranked = found.map((one) => {
    const { kind, name, nameNode } = one.object;
    const key = `${kind}/${name ?? nameNode?.span.start ?? ''}`;
    const depth = sharedDepth(folderOf(uri), folderOf(one.object.uri));
    best.set(key, Math.max(best.get(key) ?? 0, depth));
    return { one, key, depth };
  });
  return ranked.filter(({ key, depth }) => depth === best.get(key)).map(({ one }) => one);
}

function sharedDepth(a: string, b: string): number {
  let depth = 0;
  for (let index = 0; index < a.length && a[index] === b[index]; index++) {
    if (a[index] === '/') depth++;
  }
  return depth;
}
