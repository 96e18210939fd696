import { at, booleanAt, isAbsent, pairAt, stringAt } from '../syntax/access.ts';
import type { YamlMapping, YamlNode, YamlPair } from '../syntax/nodes.ts';
import { knownScalar } from './known-scalar.ts';
import type { KubernetesObject } from './kubernetes-object.ts';
import { type Place, place } from './place.ts';

/** Fields that the API server refuses beside what else is set. */
export interface ForbiddenFields {
  readonly at: Place;
  /** Those of the fields that are refused in this object. */
  readonly pick: (owner: YamlMapping, object: KubernetesObject) => readonly YamlPair[];
  /** Follows a colon. */
  readonly because: string;
  /** The field of the owner that it contradicts. */
  readonly beside?: string;
}

/** Whether what holds the field makes it refused. */
export type Condition = (owner: YamlMapping) => boolean;

/** The fields, of which each may be a path with dots, where a condition holds. */
export const forbid = (
  text: string,
  fields: readonly string[],
  when: Condition,
  because: string,
): ForbiddenFields => ({
  at: place(text),
  because,
  pick: (owner) => (when(owner) ? fields.flatMap((field) => written(owner, field)) : []),
});

/** The pair of a field that says something. */
function written(owner: YamlMapping, field: string): YamlPair[] {
  const path = field.split('.');
  const pair = pairAt(at(owner, ...path.slice(0, -1)), path.at(-1) ?? '');
  return pair && !saysNothing(pair.value) ? [pair] : [];
}

function saysNothing(node: YamlNode): boolean {
  if (isAbsent(node)) return true;
  if (node.kind === 'sequence') return node.items.length === 0;
  return node.kind === 'scalar' && (node.templated || ['', false, 0].includes(node.value ?? ''));
}

/** In every object. */
export const always: Condition = () => true;
/** The field at a path is true. */
export const isTrue =
  (...path: readonly string[]): Condition =>
  (owner) =>
    booleanAt(owner, ...path) === true;
/** The field says something else than these; what comes from a template may say anything. */
export const isNot =
  (field: string, ...values: readonly string[]): Condition =>
  (owner) => {
    const node = at(owner, field);
    if (node && !isAbsent(node) && !knownScalar(node)) return false;
    return !values.includes(stringAt(owner, field) ?? '');
  };
/** The field says this. */
export const is =
  (field: string, value: string): Condition =>
  (owner) =>
    stringAt(owner, field) === value;
/** The number or percentage is none, or not written. */
export const isZero = (node: YamlNode | undefined) =>
  isAbsent(node) || /^(?:0|0%)$/.test(String(knownScalar(node)?.value ?? '0'));

/** Nothing is written, or an empty text. */
export function isAbsentOrEmpty(node: YamlNode | undefined): boolean {
  return isAbsent(node) || (node?.kind === 'scalar' && node.value === '');
}
