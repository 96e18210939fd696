import { stringAt } from '../../syntax/access.ts';
import type { Edge, EdgePlace } from '../edge.ts';
import { keysOf, objectsNamed } from '../edge-options.ts';

/** An edge to objects of these kinds, in the namespace of the place. */
export function toObject(id: string, from: Edge['in'], path: string, ...kinds: string[]): Edge {
  return {
    id,
    in: from,
    path: pathOf(path),
    noun: kinds[0] ?? 'object',
    options: (place, objects) => objectsNamed(place, objects, kinds, namespaceOf(place)),
  };
}

/** An edge to an object whose kind stands beside its name, or is one of these when it does not. */
export function toKindBeside(id: string, from: Edge['in'], path: string, ...kinds: string[]): Edge {
  return {
    id,
    in: from,
    path: pathOf(path),
    noun: ({ parent }) => stringAt(parent, 'kind') ?? kinds[0] ?? 'object',
    options(place, objects) {
      const kind = stringAt(place.parent, 'kind');
      const meant = kind === undefined ? kinds : [kind];
      return objectsNamed(place, objects, meant, namespaceOf(place));
    },
  };
}

/** An edge to a key of the ConfigMap or Secret that `name` finds. */
export function toKey(
  id: string,
  from: Edge['in'],
  path: string,
  kind: 'ConfigMap' | 'Secret',
  name: (place: EdgePlace) => string | undefined,
): Edge {
  return {
    id,
    in: from,
    path: pathOf(path),
    noun: (place) => `key of ${kind} "${name(place) ?? ''}"`,
    options: (place, objects) => keysOf(place, objects, kind, name(place)),
  };
}

/** The name that stands beside the token. */
export function beside(key: string): (place: EdgePlace) => string | undefined {
  return ({ parent }) => stringAt(parent, key);
}

/** `a[].b` is `['a', '[]', 'b']`; a key with dots stands in double quotes. */
export function pathOf(path: string): readonly string[] {
  const steps = path.match(/"[^"]*"|\[\]|[^.[\]"]+/g) ?? [];
  return steps.map((step) => step.replaceAll('"', ''));
}

/** The namespace that a place speaks of: the one beside the name, or the object's own. */
export function namespaceOf({ parent, object }: EdgePlace): string | undefined {
  const isMetadata = parent.span.start === object.nameNode?.span.start;
  return (isMetadata ? undefined : stringAt(parent, 'namespace')) ?? object.namespace;
}
