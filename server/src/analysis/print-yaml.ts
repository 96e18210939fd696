import { stringify } from 'yaml';

/** Objects as one YAML text, one document each, keys in the order that people write them. */
export function printYaml(objects: readonly unknown[]): string {
  return objects.map((object) => stringify(ordered(object, rootOrder), style)).join('---\n');
}

const style = { lineWidth: 0, aliasDuplicateObjects: false, version: '1.1' } as const;
const rootOrder = ['apiVersion', 'kind', 'metadata', 'type', 'spec', 'data', 'stringData'];
const metadataOrder = ['name', 'generateName', 'namespace', 'labels', 'annotations'];
const itemOrder = ['name', 'image', 'command', 'args'];

/** A copy whose keys follow `first`, then the alphabet; `status` stands last. */
function ordered(value: unknown, first: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((item) => ordered(item, itemOrder));
  if (typeof value !== 'object' || value === null) return value;
  const rank = (key: string) => {
    const index = first.indexOf(key);
    if (index >= 0) return index;
    return key === 'status' && first === rootOrder ? first.length + 1 : first.length;
  };
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1))
      .map(([key, child]) => [key, ordered(child, key === 'metadata' ? metadataOrder : itemOrder)]),
  );
}
