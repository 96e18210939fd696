import { itemsAt, pairAt, pairsAt, scalarAt } from '../syntax/access.ts';
import type { YamlNode } from '../syntax/nodes.ts';
import { parseQuantity } from './quantity.ts';

/** The first place where two values differ after the API server has filled in what nobody wrote. */
export interface Difference {
  /** Keys below the values; an item of a list stands as `[name]` or `[0]`. */
  readonly path: readonly string[];
  /** Absent where nothing is written. */
  readonly before?: YamlNode;
  readonly after?: YamlNode;
}

/**
 * What the API server fills in, by the name of a field or by the name of what holds it and its own.
 * `undefined`: it fills in something that the manifest does not tell.
 */
export type FilledIn = Readonly<Record<string, string | number | boolean | undefined>>;

/** How two values are compared. */
export interface Comparison {
  readonly filledIn?: FilledIn;
  /** Leaves out a field by its path, such as `containers.[].image`. */
  readonly skip?: readonly string[];
}

/** Compares two values of one field; what comes from a template counts as equal to everything. */
export function firstDifference(
  before: YamlNode | undefined,
  after: YamlNode | undefined,
  comparison: Comparison,
  path: readonly string[] = [],
): Difference | undefined {
  if (before?.templated || after?.templated || isSkipped(path, comparison)) return undefined;
  const [isUnset, isNowUnset] = [isEmpty(before), isEmpty(after)];
  if (isUnset && isNowUnset) return undefined;
  if (isUnset || isNowUnset) {
    const written = isUnset ? after : before;
    return written && isFilledIn(written, path, comparison)
      ? undefined
      : differing(path, isUnset ? undefined : before, isNowUnset ? undefined : after);
  }
  if (before?.kind === 'mapping' && after?.kind === 'mapping') {
    const names = new Set([...before.pairs, ...after.pairs].map(({ name }) => name));
    return first([...names], (name) => [
      name,
      pairAt(before, name)?.value,
      pairAt(after, name)?.value,
    ]);
  }
  if (before?.kind === 'sequence' && after?.kind === 'sequence') {
    const [older, newer] = [itemsByName(before), itemsByName(after)];
    const names = new Set([...older.keys(), ...newer.keys()]);
    return first([...names], (name) => [`[${name}]`, older.get(name), newer.get(name)]);
  }
  return isSameScalar(before, after, path) ? undefined : differing(path, before, after);

  function first(
    names: readonly string[],
    step: (name: string) => readonly [string, YamlNode | undefined, YamlNode | undefined],
  ): Difference | undefined {
    for (const name of names) {
      const [key, older, newer] = step(name);
      const found = firstDifference(older, newer, comparison, [...path, key]);
      if (found) return found;
    }
    return undefined;
  }
}

function differing(
  path: readonly string[],
  before: YamlNode | undefined,
  after: YamlNode | undefined,
): Difference {
  return { path, ...(before && { before }), ...(after && { after }) };
}

function isSkipped(path: readonly string[], { skip = [] }: Comparison): boolean {
  if (skip.length === 0) return false;
  const spelled = path.map((key) => (key.startsWith('[') ? '[]' : key)).join('.');
  return skip.includes(spelled);
}

/** The API server takes null, an empty mapping and an empty list for nothing. */
function isEmpty(node: YamlNode | undefined): boolean {
  if (node?.kind === 'scalar') return node.value === null;
  return node === undefined || (node.kind === 'mapping' ? node.pairs : node.items).length === 0;
}

/** Whether a value is what stands there anyway when nobody writes it. */
function isFilledIn(
  node: YamlNode,
  path: readonly string[],
  { filledIn = {} }: Comparison,
): boolean {
  const name = path.at(-1) ?? '';
  const key = [`${path.at(-2) ?? ''}.${name}`, name].find((one) => Object.hasOwn(filledIn, one));
  if (key !== undefined && filledIn[key] === undefined) return true;
  if (node.kind !== 'scalar') return false;
  const usual = key === undefined ? null : filledIn[key];
  // Most fields do not tell their zero from nothing; those that are true by themselves do.
  const isZero = node.value === false || node.value === 0 || node.value === '';
  return node.value === usual || (isZero && usual !== true);
}

/** The items of a list by their names, or by their numbers when not all have one. */
function itemsByName(list: YamlNode): ReadonlyMap<string, YamlNode> {
  const items = itemsAt(list);
  const named = new Map(
    items.flatMap((item) => {
      const name = pairsAt(item).length > 0 ? scalarAt(item, 'name')?.text : undefined;
      return name === undefined ? [] : [[name, item] as const];
    }),
  );
  if (named.size === items.length) return named;
  return new Map(items.map((item, index) => [String(index), item]));
}

/** `1` and `1000m` are one amount. */
function isSameScalar(
  before: YamlNode | undefined,
  after: YamlNode | undefined,
  path: readonly string[],
): boolean {
  if (before?.kind !== 'scalar' || after?.kind !== 'scalar') return false;
  if (before.value === after.value) return true;
  if (!path.some((key) => amounts.has(key))) return false;
  const [older, newer] = [parseQuantity(before.text), parseQuantity(after.text)];
  return older !== undefined && older.value === newer?.value;
}

const amounts: ReadonlySet<string> = new Set(['requests', 'limits', 'capacity']);
