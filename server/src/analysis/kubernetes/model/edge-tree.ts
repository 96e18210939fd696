import type { YamlNode, YamlScalar } from '../syntax/nodes.ts';
import type { Edge } from './edge.ts';

/** Edges that start at one place, by the keys of their paths, so that one walk finds the places of all. */
export interface EdgeTree {
  readonly edges: Edge[];
  readonly next: Map<string, EdgeTree>;
}

/** The tree of some edges. */
export function edgeTree(edges: readonly Edge[]): EdgeTree {
  const root: EdgeTree = { edges: [], next: new Map() };
  for (const edge of edges) {
    let tree = root;
    for (const step of edge.path) {
      const known = tree.next.get(step);
      const next: EdgeTree = known ?? { edges: [], next: new Map() };
      if (!known) tree.next.set(step, next);
      tree = next;
    }
    tree.edges.push(edge);
  }
  return root;
}

/** The tokens below a node where edges of the tree start, in source order. */
export function edgeTokens(
  node: YamlNode,
  tree: EdgeTree,
  add: (edge: Edge, parent: YamlNode, node: YamlScalar) => void,
  parent: YamlNode = node,
): void {
  if (node.kind === 'scalar') {
    for (const edge of tree.edges) add(edge, parent, node);
  } else if (node.kind === 'sequence') {
    const next = tree.next.get('[]');
    if (next) for (const item of node.items) edgeTokens(item, next, add, node);
  } else {
    // The value of a pair is only asked for when it is needed, because that moves it.
    for (const pair of node.pairs) {
      const next = tree.next.get(pair.name);
      if (next) edgeTokens(pair.value, next, add, node);
    }
  }
}
