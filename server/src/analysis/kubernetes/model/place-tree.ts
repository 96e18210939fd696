import type { YamlNode } from '../syntax/nodes.ts';

/** Places that start at one node, by the steps of their paths, so that one walk finds the nodes of all. */
export interface PlaceTree {
  /** The places that end here. */
  readonly ends: object[];
  readonly fields: Map<string, PlaceTree>;
  items?: PlaceTree;
  values?: PlaceTree;
  keys?: PlaceTree;
}

/** A step of a path: every item, every value, every key, or any of these fields. */
export type Step = 'items' | 'values' | 'keys' | readonly string[];

/** A tree without places. */
export function placeTree(): PlaceTree {
  return { ends: [], fields: new Map() };
}

/** Adds a place to a tree; whatever stands for it in `end` stands for it in what a walk finds. */
export function addPlace(tree: PlaceTree, [step, ...steps]: readonly Step[], end: object): void {
  if (step === undefined) tree.ends.push(end);
  else for (const next of branches(tree, step)) addPlace(next, steps, end);
}

function branches(tree: PlaceTree, step: Step): readonly PlaceTree[] {
  if (typeof step === 'string') {
    tree[step] ??= placeTree();
    return [tree[step]];
  }
  return step.map((name) => {
    const branch = tree.fields.get(name) ?? placeTree();
    tree.fields.set(name, branch);
    return branch;
  });
}

/** Adds what is at every place of a tree below a node, in source order. */
export function findPlaces(node: YamlNode, tree: PlaceTree, found: Map<object, YamlNode[]>): void {
  for (const end of tree.ends) {
    const nodes = found.get(end);
    if (nodes) nodes.push(node);
    else found.set(end, [node]);
  }
  if (node.kind === 'sequence') {
    if (tree.items) for (const item of node.items) findPlaces(item, tree.items, found);
  } else if (node.kind === 'mapping' && goesInto(tree)) {
    for (const pair of node.pairs) {
      const field = tree.fields.get(pair.name);
      if (field) findPlaces(pair.value, field, found);
      if (tree.values) findPlaces(pair.value, tree.values, found);
      if (tree.keys) findPlaces(pair.key, tree.keys, found);
    }
  }
}

function goesInto({ fields, values, keys }: PlaceTree): boolean {
  return fields.size > 0 || values !== undefined || keys !== undefined;
}
