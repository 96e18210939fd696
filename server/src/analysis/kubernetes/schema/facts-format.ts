/**
 * The generated file of what Kubernetes knows, as small as JSON allows.
 * Texts stand once in `texts`, object types once in `types`; everything else is an index.
 */
export interface FactsFile {
  /** The newest version that is described, such as `1.36`. */
  readonly version: string;
  /** The oldest minor version whose differences are known, such as 27. */
  readonly oldest: number;
  readonly texts: readonly string[];
  readonly types: readonly TypeRow[];
  readonly kinds: readonly KindRow[];
  readonly lives: readonly LifeRow[];
}

/** Index of the description, then the fields by name. */
export type TypeRow = readonly [description: number, fields: readonly FieldRow[]];

/** One field; `values` holds each value of an enum followed by the index of its description. */
export type FieldRow = readonly [
  name: string,
  type: TypeCode,
  required: 0 | 1,
  description: number,
  values?: readonly (string | number)[],
  /** The minor versions that it came in and that it was last seen in; 0 when that lies outside. */
  since?: number,
  until?: number,
];

/** One kind that a manifest may hold; `since` as for a field. */
type KindRow = readonly [
  apiVersion: string,
  kind: string,
  type: number,
  namespaced: 0 | 1,
  plural: string,
  since: number,
];

/** When an API version of a kind goes: the minor versions that deprecate and remove it, and where the kind lives then. */
type LifeRow = readonly [
  apiVersion: string,
  kind: string,
  deprecated: number,
  removed: number,
  replacement: string,
];

/**
 * Index of an object type, or one letter for a value (`valueTypes`);
 * `[` before it makes a list, `{` a map with string keys.
 */
export type TypeCode = number | string;

/** The letters for values that are not objects. */
export const valueTypes = {
  s: 'string',
  i: 'int32',
  l: 'int64',
  d: 'double',
  b: 'boolean',
  y: 'base64',
  t: 'time',
  q: 'quantity',
  o: 'int-or-string',
  j: 'any',
} as const;
