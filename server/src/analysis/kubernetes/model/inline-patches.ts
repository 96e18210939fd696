import { pairAt, pairsAt } from '../syntax/access.ts';
import type { YamlNode, YamlScalar } from '../syntax/nodes.ts';
import { parseYaml } from '../syntax/parse-yaml.ts';
import { splitDocuments } from '../syntax/split-documents.ts';
import { createManifest } from './kubernetes-manifests.ts';
import type { KubernetesObject } from './kubernetes-object.ts';
import type { Manifest } from './manifest.ts';
import { oncePer } from './once-per.ts';

/** A patch that stands as a block of text in its kustomization. */
export interface InlinePatch {
  /** The scalar that holds it. */
  readonly node: YamlScalar;
  /** Its documents; their spans count from the start of the kustomization's file. */
  readonly manifests: readonly Manifest[];
}

/** The patches that a kustomization holds as blocks of text. */
export const inlinePatchesOf = oncePer((object: KubernetesObject): readonly InlinePatch[] =>
  patchTexts(object).flatMap((node) => {
    const patch = node.style === 'block' ? readPatch(object, node) : undefined;
    return patch ? [patch] : [];
  }),
);

function patchTexts({ node }: KubernetesObject): readonly YamlScalar[] {
  return pairsAt(node).flatMap(({ name, value }) => {
    const isList = lists.has(name) && value.kind === 'sequence';
    return (isList ? value.items : []).flatMap((item: YamlNode) => {
      const text = item.kind === 'scalar' ? item : pairAt(item, 'patch')?.value;
      return text?.kind === 'scalar' && !text.templated ? [text] : [];
    });
  });
}

const lists: ReadonlySet<string> = new Set(['patches', 'patchesStrategicMerge', 'patchesJson6902']);

/** A block keeps its indentation when it is read: the offsets stay, and YAML does not mind. */
function readPatch({ manifest }: KubernetesObject, node: YamlScalar): InlinePatch | undefined {
  const text = manifest.text.slice(
    node.span.start - manifest.span.start,
    node.span.end - manifest.span.start,
  );
  const header = /^[^\n]*\n/.exec(text)?.[0].length;
  if (header === undefined || text.startsWith('>')) return undefined;
  const start = node.span.start + header;
  const body = text.slice(header);
  const manifests = splitDocuments(body).map((span) => {
    const document = body.slice(span.start, span.end);
    const place = { start: start + span.start, end: start + span.end };
    return createManifest(manifest.uri, document, place, parseYaml(document));
  });
  return { node, manifests };
}
