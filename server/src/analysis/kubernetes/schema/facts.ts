import type { YamlNode } from '../syntax/nodes.ts';
import {
  type FactsFile,
  type FieldRow,
  type TypeCode,
  type TypeRow,
  valueTypes,
} from './facts-format.ts';
import type { ValueLimits } from './value-limits.ts';

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
  /** The minor version that brings a kind which this version does not have yet, such as 34. */
  kindComesIn(apiVersion: string, kind: string): number | undefined;
  /** When an API version of a kind goes; undefined for stable ones. */
  life(apiVersion: string, kind: string): ApiLife | undefined;
  /** The same facts for another version; the nearest that is known. */
  at(version: string): Facts;
}

/** When an API version of a kind goes; the numbers are minor versions such as 32. */
export interface ApiLife {
  readonly deprecatedIn: number;
  readonly removedIn: number;
  /** Where the kind lives then, such as `apps/v1`; absent when it is gone for good. */
  readonly replacement: string | undefined;
}

/** One kind and what its objects look like. */
export interface KindFacts {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespaced: boolean;
  /** Such as `deployments`, as RBAC rules and URLs name it. */
  readonly plural: string;
  readonly type: ObjectType;
  /** What a custom kind says of its whole objects. */
  readonly limits?: ValueLimits | undefined;
  /** The minor version that brought it; undefined when that is older than what is known. */
  readonly since: number | undefined;
}

/** A type with named fields. */
export interface ObjectType {
  readonly description: string;
  readonly fields: ReadonlyMap<string, Field>;
  /** Fields without a description are kept as they are. */
  readonly open?: boolean;
  /** Fields that only other versions have. */
  readonly foreignFields: ReadonlyMap<string, FieldLife>;
}

/** The minor versions that bring a field and that have it last; undefined outside what is known. */
export interface FieldLife {
  readonly since: number | undefined;
  readonly until: number | undefined;
}

/** One field of an object type. */
export interface Field extends FieldLife {
  readonly name: string;
  readonly description: string;
  readonly required: boolean;
  readonly type: FieldType;
  /** The values that the API server takes, with what they mean; empty when any value will do. */
  readonly values: readonly EnumValue[];
  /** What a custom kind puts here when nothing is written. */
  readonly default?: YamlNode;
}

/** One value of an enum. */
export interface EnumValue {
  readonly value: string;
  readonly description: string;
}

/** What a field holds; `limits` are what a custom kind says beyond the type. */
export type FieldType = { readonly limits?: ValueLimits } & (
  | { readonly kind: 'value'; readonly value: ValueType }
  | { readonly kind: 'list'; readonly items: FieldType }
  | { readonly kind: 'map'; readonly values: FieldType }
  | { readonly kind: 'object'; readonly type: ObjectType }
);

/** A value that is one token. */
export type ValueType = (typeof valueTypes)[keyof typeof valueTypes];

/** Reads the generated file; a type is built when it is first looked at. */
export function parseFacts(text: string): Facts {
  return createFacts(JSON.parse(text) as FactsFile);
}

/** The facts of a parsed file, in the newest version or the one that is asked for. */
export function createFacts(file: FactsFile, minor = minorOf(file.version)): Facts {
  const types: readonly ObjectType[] = file.types.map((row) =>
    lazyType(row, () => ({ file, types, minor })),
  );
  const all = file.kinds.map(([apiVersion, kind, type, namespaced, plural, since]) => ({
    apiVersion,
    kind,
    namespaced: namespaced === 1,
    plural,
    type: types[type] ?? nothing,
    since: since || undefined,
  }));
  const kinds = all.filter(({ since = 0 }) => since <= minor);
  const byKey = new Map(all.map((kind) => [`${kind.apiVersion} ${kind.kind}`, kind]));
  const byName = new Map<string, KindFacts[]>();
  for (const kind of kinds) byName.set(kind.kind, [...(byName.get(kind.kind) ?? []), kind]);
  const lives = new Map(file.lives.map((life) => [`${life[0]} ${life[1]}`, life]));
  const groups = new Set(all.map(({ apiVersion }) => groupOf(apiVersion)));
  const find = (apiVersion: string, kind: string) => {
    const found = byKey.get(`${apiVersion} ${kind}`);
    return { found, isThere: found !== undefined && (found.since ?? 0) <= minor };
  };
  const facts: Facts = {
    version: `1.${minor}`,
    kinds,
    kind(apiVersion, kind) {
      const { found, isThere } = find(apiVersion, kind);
      return isThere ? found : undefined;
    },
    kindsNamed: (kind) => byName.get(kind) ?? [],
    hasGroup: (group) => groups.has(group),
    kindComesIn(apiVersion, kind) {
      const { found, isThere } = find(apiVersion, kind);
      return isThere ? undefined : found?.since;
    },
    life(apiVersion, kind) {
      const row = lives.get(`${apiVersion} ${kind}`);
      return row && { deprecatedIn: row[2], removedIn: row[3], replacement: row[4] || undefined };
    },
    at: (version) => factsAt(file, minorOf(version)),
  };
  const versions = known.get(file) ?? new Map<number, Facts>();
  known.set(file, versions.set(minor, facts));
  return facts;
}

/** The facts of a file by minor version, each built once. */
const known = new WeakMap<FactsFile, Map<number, Facts>>();

function factsAt(file: FactsFile, wanted: number): Facts {
  const newest = minorOf(file.version);
  const minor = Math.min(Math.max(wanted, file.oldest), newest) || newest;
  return known.get(file)?.get(minor) ?? createFacts(file, minor);
}

function minorOf(version: string): number {
  return Number(version.split('.')[1] ?? 0);
}

const nothing: ObjectType = { description: '', fields: new Map(), foreignFields: new Map() };

interface Source {
  readonly file: FactsFile;
  readonly types: readonly ObjectType[];
  readonly minor: number;
}

function lazyType([description, rows]: TypeRow, source: () => Source): ObjectType {
  let fields: ReadonlyMap<string, Field> | undefined;
  let foreignFields: ReadonlyMap<string, FieldLife> | undefined;
  return {
    get description() {
      return textAt(source().file, description);
    },
    get fields() {
      const { minor } = source();
      fields ??= new Map(
        rows.filter((row) => isIn(row, minor)).map((row) => [row[0], fieldOf(row, source())]),
      );
      return fields;
    },
    get foreignFields() {
      const { minor } = source();
      foreignFields ??= new Map(
        rows.filter((row) => !isIn(row, minor)).map((row) => [row[0], lifeOf(row)]),
      );
      return foreignFields;
    },
  };
}

function isIn(row: FieldRow, minor: number): boolean {
  const { since = 0, until = minor } = lifeOf(row);
  return since <= minor && minor <= until;
}

function lifeOf([, , , , , since, until]: FieldRow): FieldLife {
  return { since: since || undefined, until: until || undefined };
}

function fieldOf(row: FieldRow, source: Source): Field {
  const [name, code, required, description, values] = row;
  return {
    name,
    description: textAt(source.file, description),
    required: required === 1,
    type: typeOf(code, source),
    values: enumValues(values ?? [], source.file),
    ...lifeOf(row),
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
