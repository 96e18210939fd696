import { type Span, touches } from '../../core/span.ts';
import type { Manifest } from '../model/manifest.ts';
import type { YamlNode } from '../syntax/nodes.ts';
import { manifestAt } from './token-at.ts';

/** The spans around an offset from the inside out: token, pair or item, what holds it, the document. */
export function selectionAt(manifests: readonly Manifest[], offset: number): readonly Span[] {
  const manifest = manifestAt(manifests, offset);
  if (!manifest) return [];
  const spans: Span[] = [manifest.span];
  let node: YamlNode | undefined = manifest.root;
  while (node && touches(node.span, offset)) {
    spans.push(node.span);
    node = step(node, offset, spans);
  }
  return spans.reverse().filter((span, index, all) => isOutside(all[index - 1], span));
}

/** The child around the offset; a pair and its key are spans of their own. */
function step(node: YamlNode, offset: number, spans: Span[]): YamlNode | undefined {
  if (node.kind === 'scalar') return undefined;
  if (node.kind === 'sequence') return node.items.find(({ span }) => touches(span, offset));
  const pair = node.pairs.find(({ span, merged }) => !merged && touches(span, offset));
  if (!pair) return undefined;
  spans.push(pair.span);
  if (!touches(pair.key.span, offset)) return pair.value;
  spans.push(pair.key.span);
  return undefined;
}

/** An alias stands for a place far away; only what really encloses counts. */
function isOutside(inner: Span | undefined, outer: Span): boolean {
  if (!inner) return outer.start < outer.end;
  const isSame = inner.start === outer.start && inner.end === outer.end;
  return !isSame && outer.start <= inner.start && inner.end <= outer.end;
}
