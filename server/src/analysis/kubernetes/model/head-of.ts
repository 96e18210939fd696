import type { Span } from '../../core/span.ts';
import type { YamlNode } from '../syntax/nodes.ts';

/** Where to point when something is missing in a node: its first key, or the whole of a short node. */
export function headOf(node: YamlNode): Span {
  if (node.kind === 'mapping') return node.pairs[0]?.key.span ?? node.span;
  if (node.kind === 'sequence' && node.items[0]) return headOf(node.items[0]);
  return node.span;
}
