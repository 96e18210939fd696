import { forEachChild, type ParsedScript, type SyntaxNode } from 'unbash';

/** The types of nodes that a script consists of. */
export type NodeType = SyntaxNode['type'];

/** The nodes of one type. */
export type NodeOf<Type extends NodeType> = Extract<SyntaxNode, { readonly type: Type }>;

/** A node and the way up from it. */
export interface Visit<Node extends SyntaxNode = SyntaxNode> {
  readonly node: Node;
  /** Undefined for the script itself. */
  readonly parent: Visit | undefined;
}

/** The syntax of one script; offsets are those of its text. */
export interface ShellSyntax {
  readonly text: string;
  readonly tree: ParsedScript;
  /** Every node of a type in source order, those inside substitutions included. */
  of<Type extends NodeType>(type: Type): readonly Visit<NodeOf<Type>>[];
  /** What `compute` finds out of this syntax; computed once. */
  know<T>(compute: (syntax: ShellSyntax) => T): T;
}

/** Makes the syntax of a parsed script; its nodes are listed when they are first asked for. */
export function createSyntax(text: string, tree: ParsedScript): ShellSyntax {
  let index: Map<NodeType, Visit[]> | undefined;
  const known = new Map<unknown, unknown>();
  const syntax: ShellSyntax = {
    text,
    tree,
    of<Type extends NodeType>(type: Type) {
      index ??= indexOf(tree);
      // The index files each node under its own type.
      return (index.get(type) ?? []) as unknown as readonly Visit<NodeOf<Type>>[];
    },
    know<T>(compute: (syntax: ShellSyntax) => T): T {
      if (!known.has(compute)) known.set(compute, compute(syntax));
      return known.get(compute) as T;
    },
  };
  return syntax;
}

function indexOf(tree: ParsedScript): Map<NodeType, Visit[]> {
  const index = new Map<NodeType, Visit[]>();
  const open: Visit[] = [{ node: tree, parent: undefined }];
  for (let visit = open.pop(); visit; visit = open.pop()) {
    const { node } = visit;
    const list = index.get(node.type);
    if (list) list.push(visit);
    else index.set(node.type, [visit]);
    // Positions inside escaped backticks speak of another text.
    if (node.type === 'Script' && node.source !== undefined) continue;
    const children: Visit[] = [];
    const parent = visit;
    forEachChild(node, (child) => children.push({ node: child, parent }));
    for (const child of children.reverse()) open.push(child);
  }
  return index;
}
