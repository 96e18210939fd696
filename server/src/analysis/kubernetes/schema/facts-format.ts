/**
 * The generated file of what Kubernetes knows, as small as JSON allows.
 * Texts stand once in `texts`, object types once in `types`; everything else is an index.
 */
export interface FactsFile {
  /** Such as `1.36`. */
  readonly version: string;
  readonly texts: readonly string[];
  readonly types: readonly TypeRow[];
  readonly kinds: readonly KindRow[];
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
];

/** One kind that a manifest may hold. */
type KindRow = readonly [
  apiVersion: string,
  kind: string,
  type: number,
  namespaced: 0 | 1,
  plural: string,
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
