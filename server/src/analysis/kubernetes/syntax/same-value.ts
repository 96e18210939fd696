import type { YamlNode } from './nodes.ts';

/** Whether two nodes are the same JSON value; what comes from a template is never the same. */
export function sameValue(a: YamlNode, b: YamlNode): boolean {
  if (a.templated || b.templated) return false;
  if (a.kind === 'scalar') return b.kind === 'scalar' && a.value === b.value;
  if (a.kind === 'sequence') {
    return (
      b.kind === 'sequence' &&
      a.items.length === b.items.length &&
      a.items.every((item, index) => {
        const other = b.items[index];
        return other !== undefined && sameValue(item, other);
      })
    );
  }
  if (b.kind !== 'mapping' || a.pairs.length !== b.pairs.length) return false;
  const others = new Map(b.pairs.map(({ name, value }) => [name, value]));
  return a.pairs.every(({ name, value }) => {
    const other = others.get(name);
    return other !== undefined && sameValue(value, other);
  });
}
