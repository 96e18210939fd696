import { isMap, isScalar, isSeq, parseDocument, visit } from 'yaml';

/** The keys down to an offset of a manifest, without the indexes of lists. */
export function pathAt(manifest: string, offset: number): readonly string[] {
  let found: readonly string[] = [];
  visit(parseDocument(manifest), {
    Pair(_, pair, ancestors) {
      const key = isScalar(pair.key) ? pair.key.range?.[0] : undefined;
      const value = pair.value as { readonly range?: readonly number[] } | null;
      const end = value?.range?.[1] ?? (isScalar(pair.key) ? pair.key.range?.[1] : undefined);
      if (key === undefined || end === undefined || offset < key || offset > end) return;
      const above = ancestors.flatMap((node) =>
        'key' in node && isScalar(node.key) ? [String(node.key.value)] : [],
      );
      found = [...above, isScalar(pair.key) ? String(pair.key.value) : ''];
    },
  });
  return found;
}

/** The longest beginning of a path that is written in some item of its lists. */
export function writtenPart(manifest: string, path: readonly string[]): readonly string[] {
  let level: readonly unknown[] = [parseDocument(manifest).contents];
  for (const [index, key] of path.entries()) {
    const maps = level.flatMap((node) => (isSeq(node) ? node.items : [node])).filter(isMap);
    level = maps.filter((map) => map.has(key)).map((map) => map.get(key, true));
    if (level.length === 0) return path.slice(0, index);
  }
  return path;
}
