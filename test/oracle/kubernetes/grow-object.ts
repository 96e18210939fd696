import type {
  Field,
  FieldType,
  ObjectType,
} from '../../../server/src/analysis/kubernetes/schema/facts.ts';
import { legalValues } from './legal-values.ts';

/** What a manifest holds, as JSON. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json };
type Path = readonly (string | number)[];

/** Whether a changed object is taken; the caller asks the judges and counts. */
export type Accepts = (object: Json) => Promise<boolean>;

/** The fields that were filled in some accepted object, over all kinds, and those that resisted. */
export interface Filled {
  readonly done: Map<ObjectType, Set<string>>;
  /** Fields that no value could fill, with how often that was tried. */
  readonly failed: Map<ObjectType, Map<string, { tries: number; readonly at: string }>>;
}

/** What an object needs although its schema does not say so. */
const unspoken = ['type', 'accessModes', 'capacity'];

/** Of a union, one other member has to go. */
const mostNeighbours = 16;

/** A field refused in so many places is not tried elsewhere. */
const mostTries = 3;

/**
 * Fills every field of an accepted object that no object before it has filled:
 * what the server takes stays; a field that excludes its neighbours is tried without them, or without one.
 */
export async function growObject(
  seed: Json,
  type: ObjectType,
  filled: Filled,
  accepts: Accepts,
): Promise<Json> {
  let object = seed;
  const fillAt = async (path: Path, place: ObjectType, whole: Json): Promise<Json> => {
    let current = whole;
    for (const field of place.fields.values()) {
      const at = [...path, field.name];
      if (isLeftOut(at)) continue;
      if (valueAt(current, at) !== undefined) {
        markDone(filled, place, field.name);
      } else if (needsTry(filled, place, field.name)) {
        const result = await fill(current, path, place, field, accepts);
        if (result) markDone(filled, place, field.name);
        else markFailed(filled, place, field.name, at);
        if (result?.stays) current = result.object;
        else if (result) await descend(at, field.type, result.object);
      }
      if (valueAt(current, at) !== undefined) current = await descend(at, field.type, current);
    }
    return current;
  };
  const descend = async (at: Path, fieldType: FieldType, whole: Json): Promise<Json> => {
    const value = valueAt(whole, at);
    if (value === undefined || value === null) return whole;
    if (fieldType.kind === 'object') return fillAt(at, fieldType.type, whole);
    let current = whole;
    if (fieldType.kind === 'list' && Array.isArray(value)) {
      for (const index of value.keys())
        current = await descend([...at, index], fieldType.items, current);
    } else if (fieldType.kind === 'map' && typeof value === 'object') {
      for (const key of Object.keys(value))
        current = await descend([...at, key], fieldType.values, current);
    }
    return current;
  };
  object = await fillAt([], type, object);
  return object;
}

/** Takes away every field that the server does not need. */
export async function shrinkObject(seed: Json, accepts: Accepts): Promise<Json> {
  let object = seed;
  const walk = async (path: Path): Promise<void> => {
    const value = valueAt(object, path);
    if (value === null || typeof value !== 'object') return;
    for (const key of Object.keys(value).reverse()) {
      const at = [...path, Array.isArray(value) ? Number(key) : key];
      if (at.length === 1 && (key === 'apiVersion' || key === 'kind')) continue;
      const without = withValue(object, at, undefined);
      if (await accepts(without)) object = without;
      else await walk(at);
    }
  };
  await walk([]);
  return object;
}

async function fill(
  object: Json,
  path: Path,
  place: ObjectType,
  field: Field,
  accepts: Accepts,
): Promise<{ readonly object: Json; readonly stays: boolean } | undefined> {
  const at = [...path, field.name];
  const values = legalValues(field);
  for (const value of values) {
    const added = withValue(object, at, value);
    if (await accepts(added)) return { object: added, stays: true };
  }
  const owner = valueAt(object, path);
  if (owner === null || typeof owner !== 'object' || Array.isArray(owner) || path.length === 0)
    return undefined;
  const needed = Object.entries(owner).filter(
    ([name]) => place.fields.get(name)?.required || unspoken.includes(name),
  );
  for (const value of values) {
    const alone = withValue(object, path, { ...Object.fromEntries(needed), [field.name]: value });
    if (await accepts(alone)) return { object: alone, stays: false };
  }
  const optional = Object.keys(owner).filter((name) => !place.fields.get(name)?.required);
  for (const neighbour of optional.slice(0, mostNeighbours)) {
    for (const value of values.slice(0, 3)) {
      const without = withValue(object, [...path, neighbour], undefined);
      const instead = withValue(without, at, value);
      if (await accepts(instead)) return { object: instead, stays: false };
    }
  }
  return undefined;
}

/** The server writes these itself. */
function isLeftOut(at: Path): boolean {
  return at.length === 1 && ['apiVersion', 'kind', 'status'].includes(String(at[0]));
}

function needsTry({ done, failed }: Filled, type: ObjectType, field: string): boolean {
  return !done.get(type)?.has(field) && (failed.get(type)?.get(field)?.tries ?? 0) < mostTries;
}

function markDone({ done, failed }: Filled, type: ObjectType, field: string): void {
  const fields = done.get(type) ?? new Set();
  done.set(type, fields.add(field));
  failed.get(type)?.delete(field);
}

function markFailed({ failed }: Filled, type: ObjectType, field: string, at: Path): void {
  const fields = failed.get(type) ?? new Map<string, { tries: number; readonly at: string }>();
  const before = fields.get(field);
  fields.set(field, { tries: (before?.tries ?? 0) + 1, at: before?.at ?? at.join('.') });
  failed.set(type, fields);
}

function valueAt(object: Json, path: Path): Json | undefined {
  let value: Json | undefined = object;
  for (const key of path) {
    if (value === null || typeof value !== 'object') return undefined;
    value = (value as Readonly<Record<string | number, Json>>)[key];
  }
  return value;
}

function withValue(object: Json, [key, ...rest]: Path, value: Json | undefined): Json {
  if (key === undefined) return value ?? null;
  const next = (inner: Json | undefined) =>
    rest.length === 0 ? value : withValue(inner ?? {}, rest, value);
  if (Array.isArray(object)) {
    return object.flatMap((item: Json, index) => {
      const changed = index === key ? next(item) : item;
      return changed === undefined ? [] : [changed];
    });
  }
  const { [String(key)]: before, ...others } = object as { readonly [key: string]: Json };
  const changed = next(before);
  return changed === undefined ? others : { ...others, [key]: changed };
}
