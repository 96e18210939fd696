import type { Snapshot } from './core/snapshot.ts';
import type { Span } from './core/span.ts';
import { kubernetesManifests } from './kubernetes/model/kubernetes-manifests.ts';
import type { KubernetesObject } from './kubernetes/model/kubernetes-object.ts';
import type { YamlNode } from './kubernetes/syntax/nodes.ts';

/** An object of a manifest as the API server would receive it. */
export interface PlainObject {
  readonly span: Span;
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
  readonly json: Readonly<Record<string, unknown>>;
}

/** The objects of a file in source order, items of lists instead of the lists; templates hold none that are known. */
export function plainObjects(snapshot: Snapshot): readonly PlainObject[] {
  if (snapshot.language !== 'kubernetes') return [];
  return kubernetesManifests(snapshot).flatMap(({ objects, templated }) =>
    templated ? [] : objects.filter((object) => !isList(object)).map(plainObject),
  );
}

/** One object as the API server would receive it. */
export function plainObject(object: KubernetesObject): PlainObject {
  const { span, apiVersion, kind, name, namespace, node } = object;
  return {
    span,
    apiVersion,
    kind,
    name: name ?? '',
    ...(namespace !== undefined && { namespace }),
    json: toJson(node) as Record<string, unknown>,
  };
}

function isList({ group, kind, node }: KubernetesObject): boolean {
  return group === '' && kind.endsWith('List') && node.pairs.some(({ name }) => name === 'items');
}

function toJson(node: YamlNode): unknown {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'sequence') return node.items.map(toJson);
  return Object.fromEntries(node.pairs.map(({ name, value }) => [name, toJson(value)]));
}
