import {
  type FactsFile,
  type FieldRow,
  type TypeCode,
  type TypeRow,
  valueTypes,
} from './facts-format.ts';

/** What one minor version of Kubernetes accepts. */
export interface Facts {
  /** Such as `1.36`. */
  readonly version: string;
  readonly kinds: readonly KindFacts[];
  kind(apiVersion: string, kind: string): KindFacts | undefined;
  /** The kinds with this name in any API version. */
  kindsNamed(kind: string): readonly KindFacts[];
  /** Whether the API group is one of Kubernetes itself, so that its kinds are all known. */
  hasGroup(group: string): boolean;
}

/** One kind and what its objects look like. */
export interface KindFacts {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespaced: boolean;
  /** Such as `deployments`, as RBAC rules and URLs name it. */
  readonly plural: string;
  readonly type: ObjectType;
}

/** A type with named fields. */
export interface ObjectType {
  readonly description: string;
  readonly fields: ReadonlyMap<string, Field>;
}

/** One field of an object type. */
export interface Field {
  readonly name: string;
  readonly description: string;
  readonly required: boolean;
  readonly type: FieldType;
  /** The values that the API server takes, with what they mean; empty when any value will do. */
  readonly values: readonly EnumValue[];
}

/** One value of an enum. */
export interface EnumValue {
  readonly value: string;
  readonly description: string;
}

/** What a field holds. */
export type FieldType =
  | { readonly kind: 'value'; readonly value: ValueType }
  | { readonly kind: 'list'; readonly items: FieldType }
  | { readonly kind: 'map'; readonly values: FieldType }
  | { readonly kind: 'object'; readonly type: ObjectType };

/** A value that is one token. */
export type ValueType = (typeof valueTypes)[keyof typeof valueTypes];

/** Reads the generated file; a type is built when it is first looked at. */
export function parseFacts(text: string): Facts {
  return createFacts(JSON.parse(text) as FactsFile);
}

/** The facts of a parsed file. */
export function createFacts(file: FactsFile): Facts {
  const types: readonly ObjectType[] = file.types.map((row) =>
    lazyType(row, () => ({ file, types })),
  );
  const kinds = file.kinds.map(([apiVersion, kind, type, namespaced, plural]) => ({
    apiVersion,
    kind,
    namespaced: namespaced === 1,
    plural,
    type: types[type] ?? nothing,
  }));
  const byKey = new Map(kinds.map((kind) => [`${kind.apiVersion} ${kind.kind}`, kind]));
  const byName = new Map<string, KindFacts[]>();
  for (const kind of kinds) byName.set(kind.kind, [...(byName.get(kind.kind) ?? []), kind]);
  const groups = new Set(kinds.map(({ apiVersion }) => groupOf(apiVersion)));
  return {
    version: file.version,
    kinds,
    kind: (apiVersion, kind) => byKey.get(`${apiVersion} ${kind}`),
    kindsNamed: (kind) => byName.get(kind) ?? [],
    hasGroup: (group) => groups.has(group),
  };
}

const nothing: ObjectType = { description: '', fields: new Map() };

interface Source {
  readonly file: FactsFile;
  readonly types: readonly ObjectType[];
}

function lazyType([description, rows]: TypeRow, source: () => Source): ObjectType {
  let fields: ReadonlyMap<string, Field> | undefined;
  return {
    get description() {
      return textAt(source().file, description);
    },
    get fields() {
      fields ??= new Map(rows.map((row) => [row[0], fieldOf(row, source())]));
      return fields;
    },
  };
}

function fieldOf([name, code, required, description, values]: FieldRow, source: Source): Field {
  return {
    name,
    description: textAt(source.file, description),
    required: required === 1,
    type: typeOf(code, source),
    values: enumValues(values ?? [], source.file),
  };
}

function typeOf(code: TypeCode, source: Source): FieldType {
  const rest = typeof code === 'string' ? code.slice(1) : '';
  if (typeof code === 'number' || /^\d/.test(code)) {
    return { kind: 'object', type: source.types[Number(code)] ?? nothing };
  }
  if (code.startsWith('[')) return { kind: 'list', items: typeOf(rest, source) };
  if (code.startsWith('{')) return { kind: 'map', values: typeOf(rest, source) };
  return { kind: 'value', value: valueTypes[code as keyof typeof valueTypes] };
}

function enumValues(row: readonly (string | number)[], file: FactsFile): EnumValue[] {
  const values: EnumValue[] = [];
  for (let i = 0; i + 1 < row.length; i += 2) {
    values.push({ value: String(row[i]), description: textAt(file, Number(row[i + 1])) });
  }
  return values;
}

function textAt(file: FactsFile, index: number): string {
  return file.texts[index] ?? '';
}

function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.lastIndexOf('/')) : '';
}
