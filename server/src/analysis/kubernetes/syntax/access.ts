import type { YamlMapping, YamlNode, YamlPair, YamlScalar } from './nodes.ts';

/** One step into a node: a key or an index. */
export type Step = string | number;

/** The node that a path leads to; undefined when a step does not exist. */
export function at(node: YamlNode | undefined, ...path: readonly Step[]): YamlNode | undefined {
  let current = node;
  for (const step of path) {
    if (typeof step === 'number') {
      current = current?.kind === 'sequence' ? current.items[step] : undefined;
    } else {
      current = pairAt(current, step)?.value;
    }
    if (!current) return undefined;
  }
  return current;
}

/** The pair with this key, for the span of the key itself. */
export function pairAt(node: YamlNode | undefined, name: string): YamlPair | undefined {
  if (node?.kind !== 'mapping') return undefined;
  // Asked for more often than anything else; a loop needs no function for each question.
  for (const pair of node.pairs) if (pair.name === name) return pair;
  return undefined;
}

/** The mapping that a path leads to. */
export function mappingAt(
  node: YamlNode | undefined,
  ...path: readonly Step[]
): YamlMapping | undefined {
  const found = at(node, ...path);
  return found?.kind === 'mapping' ? found : undefined;
}

/** The pairs of the mapping that a path leads to; none when there is no mapping. */
export function pairsAt(node: YamlNode | undefined, ...path: readonly Step[]): readonly YamlPair[] {
  return mappingAt(node, ...path)?.pairs ?? [];
}

/** The items of the sequence that a path leads to; none when there is no sequence. */
export function itemsAt(node: YamlNode | undefined, ...path: readonly Step[]): readonly YamlNode[] {
  const found = at(node, ...path);
  return found?.kind === 'sequence' ? found.items : [];
}

/** The scalar that a path leads to, when its value is known and not null. */
export function scalarAt(
  node: YamlNode | undefined,
  ...path: readonly Step[]
): YamlScalar | undefined {
  const found = at(node, ...path);
  return found?.kind === 'scalar' && found.value !== null && !found.templated ? found : undefined;
}

/** The text of the known scalar that a path leads to. */
export function stringAt(node: YamlNode | undefined, ...path: readonly Step[]): string | undefined {
  const value = scalarAt(node, ...path)?.value;
  return typeof value === 'string' ? value : undefined;
}

/** The number that a path leads to. */
export function numberAt(node: YamlNode | undefined, ...path: readonly Step[]): number | undefined {
  const value = scalarAt(node, ...path)?.value;
  return typeof value === 'number' ? value : undefined;
}

/** The boolean that a path leads to. */
export function booleanAt(
  node: YamlNode | undefined,
  ...path: readonly Step[]
): boolean | undefined {
  const value = scalarAt(node, ...path)?.value;
  return typeof value === 'boolean' ? value : undefined;
}

/** True when the node is absent or null, which the API server takes for the same. */
export function isAbsent(node: YamlNode | undefined): boolean {
  return node === undefined || (node.kind === 'scalar' && node.value === null && !node.templated);
}
