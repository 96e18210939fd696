import type { Snapshot } from './core/snapshot.ts';
import { type Span, touches } from './core/span.ts';
import { dockerfileModel } from './dockerfile/model/dockerfile-model.ts';
import type { FromInstruction, Instruction } from './dockerfile/syntax/nodes.ts';
import { clusterKindOf } from './kubernetes/model/cluster-object.ts';
import { kubernetesManifests } from './kubernetes/model/kubernetes-manifests.ts';
import { podTemplatesOf } from './kubernetes/model/pod-template.ts';
import { edgePlacesOf } from './kubernetes/model/references.ts';
import { isAbsent, pairAt, stringAt } from './kubernetes/syntax/access.ts';
import type { YamlScalar } from './kubernetes/syntax/nodes.ts';

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
  for (const { from, instructions } of dockerfileModel(snapshot).stages) {
    if (from.image && touches(from.image.span, offset)) {
      return { kind: 'images', replace: from.image.span };
    }
    if (!from.image && isBehind(from, offset)) {
      return { kind: 'images', replace: { start: offset, end: offset } };
    }
    const source = instructions.flatMap(sourcesOf).find((span) => touches(span, offset));
    if (source) return { kind: 'images', replace: source };
  }
  return undefined;
}

/** True on the line of a FROM that names nothing yet. */
function isBehind({ keyword, flags }: FromInstruction, offset: number): boolean {
  const end = flags.at(-1)?.span.end ?? keyword.span.end;
  return end < offset && offset <= end + 2;
}

/** The values of `COPY --from` and of `from` in the mounts of RUN. */
function sourcesOf(instruction: Instruction): readonly Span[] {
  if (instruction.kind === 'COPY') return instruction.from ? [instruction.from.span] : [];
  if (instruction.kind !== 'RUN') return [];
  return instruction.mounts.flatMap(({ options }) =>
    options.flatMap(({ key, value }) => (value && key.text === 'from' ? value.span : [])),
  );
}

function namesInManifest(snapshot: Snapshot, offset: number): LiveNames | undefined {
  const manifest = kubernetesManifests(snapshot).find(({ span }) => touches(span, offset));
  for (const object of manifest?.objects ?? []) {
    const namespace = pairAt(pairAt(object.node, 'metadata')?.value, 'namespace')?.value;
    if (namespace?.kind === 'scalar' && touches(namespace.span, offset)) {
      return { kind: 'objects', objectKind: 'Namespace', replace: namespace.span };
    }
    for (const place of edgePlacesOf(object)) {
      const objectKind = clusterKindOf(place);
      const replace = objectKind && nameAt(place.node, snapshot.text, offset);
      if (!replace) continue;
      const namespace = stringAt(place.parent, 'namespace') ?? object.namespace;
      return { kind: 'objects', objectKind, replace, ...(namespace && { namespace }) };
    }
    for (const { containers } of podTemplatesOf(object)) {
      for (const { node } of containers) {
        const image = pairAt(node, 'image')?.value;
        const replace = image?.kind === 'scalar' && nameAt(image, snapshot.text, offset);
        if (replace) return { kind: 'images', replace };
      }
    }
  }
  return undefined;
}

/** What a name at an offset replaces: the one that is written, or nothing behind the blank after the colon. */
function nameAt(node: YamlScalar, text: string, offset: number): Span | undefined {
  if (!isAbsent(node)) return touches(node.span, offset) ? withoutQuotes(node, text) : undefined;
  const between = text.slice(node.span.start, offset);
  const isBehind = node.span.start <= offset && /^:?[ ]*$/.test(between);
  return isBehind && text[offset - 1] === ' ' ? { start: offset, end: offset } : undefined;
}

/** Editors compare what is replaced with what they offer, so quotes stay. */
function withoutQuotes({ style, span: { start, end } }: YamlScalar, text: string): Span {
  if (style !== 'single' && style !== 'double') return { start, end };
  const isClosed = end > start + 1 && text[end - 1] === text[start];
  return { start: start + 1, end: isClosed ? end - 1 : end };
}
