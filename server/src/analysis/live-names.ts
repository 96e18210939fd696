import type { Snapshot } from './core/snapshot.ts';
import { type Span, touches } from './core/span.ts';
import { dockerfileModel } from './dockerfile/model/dockerfile-model.ts';
import { kubernetesManifests } from './kubernetes/model/kubernetes-manifests.ts';
import { podTemplatesOf } from './kubernetes/model/pod-template.ts';
import { pairAt } from './kubernetes/syntax/access.ts';

/** Names that a running engine or cluster may add to the completions of a place. */
export type LiveNames =
  | { readonly kind: 'images'; readonly replace: Span }
  | {
      readonly kind: 'objects';
      readonly objectKind: string;
      readonly namespace?: string;
      readonly replace: Span;
    };

/** What to ask a running engine or cluster for at an offset; undefined where files know everything. */
export function liveNames(snapshot: Snapshot, offset: number): LiveNames | undefined {
  if (snapshot.language === 'dockerfile') return baseImageAt(snapshot, offset);
  return snapshot.language === 'kubernetes' ? namesInManifest(snapshot, offset) : undefined;
}

function baseImageAt(snapshot: Snapshot, offset: number): LiveNames | undefined {
  for (const { from } of dockerfileModel(snapshot).stages) {
    if (from.image && touches(from.image.span, offset)) {
      return { kind: 'images', replace: from.image.span };
    }
  }
  return undefined;
}

function namesInManifest(snapshot: Snapshot, offset: number): LiveNames | undefined {
  const manifest = kubernetesManifests(snapshot).find(({ span }) => touches(span, offset));
  for (const object of manifest?.objects ?? []) {
    const namespace = pairAt(pairAt(object.node, 'metadata')?.value, 'namespace')?.value;
    if (namespace?.kind === 'scalar' && touches(namespace.span, offset)) {
      return { kind: 'objects', objectKind: 'Namespace', replace: namespace.span };
    }
    for (const { containers } of podTemplatesOf(object)) {
      for (const { image } of containers) {
        if (image && touches(image.span, offset)) return { kind: 'images', replace: image.span };
      }
    }
  }
  return undefined;
}
