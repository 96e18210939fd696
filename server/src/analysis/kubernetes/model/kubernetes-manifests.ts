import { derivation } from '../../core/snapshot.ts';
import { type Span, shiftSpan } from '../../core/span.ts';
import { type ParsedYaml, parseYaml } from '../syntax/parse-yaml.ts';
import { shiftNode } from '../syntax/shift-node.ts';
import { splitDocuments } from '../syntax/split-documents.ts';
import type { Manifest } from './manifest.ts';
import { objectsOf } from './objects-of.ts';

/** Longer files are left alone, so that the editor goes on answering. */
const longestFile = 20_000_000;

/**
 * The manifests of a file, one for each YAML document, in source order.
 * A document whose text did not change is not parsed again, and one that did not move is the same value.
 */
export const kubernetesManifests = derivation<readonly Manifest[]>((snapshot, previous) => {
  if (snapshot.text.length > longestFile) return [];
  const known = new Map<string, Manifest[]>();
  for (const manifest of previous ?? []) {
    const same = known.get(manifest.text);
    if (same) same.push(manifest);
    else known.set(manifest.text, [manifest]);
  }
  return splitDocuments(snapshot.text).map((span) => {
    const text = snapshot.text.slice(span.start, span.end);
    const same = known.get(text);
    const unmoved = same?.find((manifest) => manifest.span.start === span.start);
    if (unmoved) return unmoved;
    const parsed = same?.[0]?.identity ?? parseYaml(text);
    return createManifest(snapshot.uri, text, span, parsed);
  });
});

/** A manifest from its parsed text. */
export function createManifest(
  uri: string,
  text: string,
  span: Span,
  parsed: ParsedYaml,
): Manifest {
  const root = parsed.root && shiftNode(parsed.root, span.start);
  let objects: Manifest['objects'] | undefined;
  return {
    uri,
    span,
    text,
    ...(root && { root }),
    get objects() {
      objects ??= objectsOf(this, root);
      return objects;
    },
    errors: parsed.errors.map((error) => ({ ...error, span: shiftSpan(error.span, span.start) })),
    templated: parsed.templated,
    identity: parsed,
  };
}
