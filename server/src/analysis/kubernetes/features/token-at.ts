import type { Snapshot } from '../../core/snapshot.ts';
import { touches } from '../../core/span.ts';
import { inlinePatchesOf } from '../model/inline-patches.ts';
import { kubernetesManifests } from '../model/kubernetes-manifests.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { isKustomization } from '../model/kustomization.ts';
import type { Manifest } from '../model/manifest.ts';
import type { YamlNode, YamlPair, YamlScalar } from '../syntax/nodes.ts';

/** A key or a value under the cursor. */
export interface Token {
  /** The innermost object around it. */
  readonly object: KubernetesObject;
  /** Keys and indexes from the object down to the pair or item. */
  readonly path: readonly (string | number)[];
  readonly part: 'key' | 'value';
  readonly node: YamlScalar;
  /** The pair that it is the key or the value of; absent for items of a list. */
  readonly pair?: YamlPair;
}

/** The manifest around an offset; at a border, the one that starts there. */
export function manifestAt(manifests: readonly Manifest[], offset: number): Manifest | undefined {
  return manifests.findLast(({ span }) => touches(span, offset));
}

/** The document around an offset: a manifest of the file, or a patch that stands in one as a text. */
export function manifestAround(snapshot: Snapshot, offset: number): Manifest | undefined {
  const manifest = manifestAt(kubernetesManifests(snapshot), offset);
  return patchAt(manifest, offset) ?? manifest;
}

/** The patch around an offset in the text of a kustomization. */
export function patchAt(manifest: Manifest | undefined, offset: number): Manifest | undefined {
  const patches = manifest?.objects.filter(isKustomization).flatMap(inlinePatchesOf) ?? [];
  const patch = patches.find(({ manifests }) =>
    manifests.some(({ span }) => touches(span, offset)),
  );
  return patch && manifestAt(patch.manifests, offset);
}

/** The key or value under an offset; nothing between tokens and in objects without a kind. */
export function tokenAt(manifest: Manifest, offset: number): Token | undefined {
  const object = manifest.objects.findLast(({ span }) => touches(span, offset));
  return object && find(object, object.node, [], offset);
}

function find(
  object: KubernetesObject,
  node: YamlNode,
  path: readonly (string | number)[],
  offset: number,
  pair?: YamlPair,
): Token | undefined {
  if (node.kind === 'scalar') {
    if (!touches(node.span, offset) || node.span.start === node.span.end) return undefined;
    return { object, path, part: 'value', node, ...(pair && { pair }) };
  }
  if (node.kind === 'sequence') {
    const index = node.items.findIndex(({ span }) => touches(span, offset));
    const item = node.items[index];
    return item && find(object, item, [...path, index], offset);
  }
  for (const child of node.pairs) {
    if (child.merged) continue;
    const inner = [...path, child.name];
    if (touches(child.key.span, offset)) {
      return { object, path: inner, part: 'key', node: child.key, pair: child };
    }
    if (touches(child.span, offset)) return find(object, child.value, inner, offset, child);
  }
  return undefined;
}
