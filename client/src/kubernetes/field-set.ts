import { isDeepStrictEqual } from 'node:util';
import { fieldAt } from './field-at.ts';
import type { KubeObject } from './kube-object.ts';

/** The `fieldsV1` form of managed fields: keys `f:name`, `k:{…}`, `v:…`, `.`. */
type FieldSet = Readonly<Record<string, unknown>>;

/** The sets of fields that server-side apply keeps for a manager. */
export function appliedFields(object: KubeObject, manager: string): readonly FieldSet[] {
  return (object.metadata.managedFields ?? [])
    .filter(
      (entry) => entry.manager === manager && entry.operation === 'Apply' && !entry.subresource,
    )
    .map((entry) => toFieldSet(entry.fieldsV1));
}

/** The part of an object that the sets name: what has to be applied to hold these fields as they are here. */
export function keepFields(object: KubeObject, sets: readonly FieldSet[]): KubeObject {
  const kept = keep(object, sets.reduce(union, { 'f:apiVersion': {} }));
  const { apiVersion, kind, metadata } = object;
  const { name, namespace } = metadata;
  const keptMetadata = fieldAt(kept, 'metadata');
  return {
    ...(isRecord(kept) ? kept : {}),
    apiVersion,
    kind,
    metadata: {
      ...(isRecord(keptMetadata) ? keptMetadata : {}),
      name,
      ...(namespace === undefined ? {} : { namespace }),
    },
  };
}

function keep(value: unknown, set: FieldSet): unknown {
  const keys = Object.keys(set).filter((key) => key !== '.');
  if (keys.length === 0) return value;
  if (Array.isArray(value)) return keepItems(value, set, keys);
  if (!isRecord(value)) return value;
  const kept: Record<string, unknown> = {};
  for (const key of keys) {
    const name = key.slice(2);
    if (key.startsWith('f:') && name in value) {
      kept[name] = keep(value[name], toFieldSet(set[key]));
    }
  }
  return kept;
}

function keepItems(items: readonly unknown[], set: FieldSet, keys: readonly string[]): unknown[] {
  return items.flatMap((item) => {
    const key = keys.find((candidate) => selects(candidate, item));
    if (key === undefined) return [];
    const kept = keep(item, toFieldSet(set[key]));
    return [isRecord(kept) && key.startsWith('k:') ? { ...parse(key), ...kept } : kept];
  });
}

/** Whether `k:{"name":"web"}` or `v:"x"` means this item. */
function selects(key: string, item: unknown): boolean {
  const wanted = parse(key);
  if (key.startsWith('v:')) return isDeepStrictEqual(wanted, item);
  return (
    key.startsWith('k:') &&
    isRecord(item) &&
    Object.entries(wanted).every(([name, value]) => isDeepStrictEqual(item[name], value))
  );
}

function union(a: FieldSet, b: FieldSet): FieldSet {
  const sum: Record<string, unknown> = { ...a };
  for (const [key, value] of Object.entries(b)) {
    sum[key] = key in sum ? union(toFieldSet(sum[key]), toFieldSet(value)) : value;
  }
  return sum;
}

function parse(key: string): Record<string, unknown> {
  return JSON.parse(key.slice(2)) as Record<string, unknown>;
}

function toFieldSet(value: unknown): FieldSet {
  return isRecord(value) ? value : {};
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
