import type { Span } from '../../core/span.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { isAbsent, pairAt } from '../syntax/access.ts';
import type { YamlMapping, YamlNode, YamlPair } from '../syntax/nodes.ts';
import { addMissing, addName } from './add-missing.ts';
import { checkRules, type RuledValue } from './check-rules.ts';
import { closest } from './closest.ts';
import type { EnumValue, Field, FieldLife, FieldType, KindFacts, ObjectType } from './facts.ts';
import { isRefusedWithout } from './is-refused-without.ts';
import { moveField } from './move-field.ts';
import { placeOfField } from './place-of-field.ts';
import type { SchemaFinding } from './schema-finding.ts';
import { validateValue } from './validate-value.ts';
import { checkLimits } from './value-limits.ts';
import { wrongCollection } from './wrong-collection.ts';

/** An object whose kind is known. */
export interface ValidatedObject {
  readonly object: KubernetesObject;
  readonly kind: KindFacts;
  /** What is missing may stand elsewhere. */
  readonly partial: boolean;
}

/** Compares the fields of an object with those of its kind, as the server's strict decoding does. */
export function validateFields(
  { object, kind, partial }: ValidatedObject,
  add: (finding: SchemaFinding) => void,
): void {
  const ruled: RuledValue[] = [];
  let isAccepted = true;
  const walk: Walk = {
    object,
    kind,
    partial,
    ruled,
    add(finding) {
      isAccepted = false;
      add(finding);
    },
  };
  const root: FieldType = {
    kind: 'object',
    type: kind.type,
    ...(kind.limits && { limits: kind.limits }),
  };
  const top: Place = { path: '', anchor: object.kindNode.span, isStatus: false };
  validateNode(object.node, root, top, walk);
  if (!partial) checkName(object, walk.add);
  // Like the server, which asks the rules of what has the right shape.
  if (partial || !isAccepted) return;
  for (const value of ruled) checkRules(value, value.type.limits?.rules ?? [], add);
}

interface Walk {
  readonly object: KubernetesObject;
  readonly kind: KindFacts;
  readonly partial: boolean;
  readonly add: (finding: SchemaFinding) => void;
  /** Receives the values that have rules in CEL. */
  readonly ruled: RuledValue[];
}

/** Where in the object the walk is. */
interface Place {
  /** Such as `spec.containers[0]`. */
  readonly path: string;
  /** What is underlined when something is missing here. */
  readonly anchor: Span;
  /** The server decodes the status that a manifest brings, and then drops it, whatever it says. */
  readonly isStatus: boolean;
}

function validateObject(mapping: YamlMapping, type: ObjectType, place: Place, walk: Walk): void {
  // A type without fields is one that the facts do not describe.
  if (type.fields.size === 0 && place.path === '') return;
  for (const pair of mapping.pairs) {
    // A patch of kustomize says what to do in keys such as `$patch`.
    if (pair.key.templated || (walk.partial && pair.name.startsWith('$'))) continue;
    const field = type.fields.get(pair.name);
    const path = place.path ? `${place.path}.${pair.name}` : pair.name;
    if (!field && type.open) continue;
    if (!field) walk.add(unknownField(pair, mapping, type, path, walk));
    else validateField(pair, field, path, place, walk);
  }
  if (walk.partial || mapping.templated || place.isStatus) return;
  for (const field of requiredOf(type)) {
    if (!isAbsent(pairAt(mapping, field.name)?.value)) continue;
    if (!isRefusedWithout(field, holderOf(place, walk.kind))) continue;
    walk.add(missingField(field, mapping, place, walk));
  }
}

const knownRequired = new WeakMap<ObjectType, readonly Field[]>();

/** The fields that a type calls required; most have one or two among dozens. */
function requiredOf(type: ObjectType): readonly Field[] {
  let required = knownRequired.get(type);
  if (!required) {
    required = [...type.fields.values()].filter((field) => field.required);
    knownRequired.set(type, required);
  }
  return required;
}

/** The key that holds the place, or the kind at the top. */
function holderOf({ path }: Place, { kind }: KindFacts): string {
  return /([^.[\]]+)(?:\[\d+\])*$/.exec(path)?.[1] ?? kind;
}

function validateField(
  pair: YamlPair,
  field: Field,
  path: string,
  around: Place,
  walk: Walk,
): void {
  const isTypeMeta = pair.name === 'apiVersion' || pair.name === 'kind';
  // Of a claim inside the object, nothing reads it.
  if (isTypeMeta && (around.path === '' || claimTemplate.test(around.path))) return;
  const isStatus = around.isStatus || (around.path === '' && pair.name === 'status');
  validateNode(pair.value, field.type, { path, anchor: pair.key.span, isStatus }, walk, field);
}

const claimTemplate = /^spec\.volumeClaimTemplates\[\d+\]$/;

function validateNode(
  node: YamlNode,
  type: FieldType,
  place: Place,
  walk: Walk,
  field?: Field,
): void {
  if (isAbsent(node) || (node.kind === 'scalar' && node.templated)) return;
  const { isStatus } = place;
  if (type.limits && !isStatus) {
    checkLimits(node, type.limits, place.path, walk.add);
    if (type.limits.rules) walk.ruled.push({ node, type, ...place });
  }
  switch (type.kind) {
    case 'value':
      validateValue(node, type.value, place.path, allowedValues(place, field), walk.add);
      return;
    case 'object':
      if (node.kind === 'mapping') validateObject(node, type.type, place, walk);
      else walk.add(wrongCollection(walk.object, node, 'mapping', place.path));
      return;
    case 'map':
      if (node.kind !== 'mapping')
        walk.add(wrongCollection(walk.object, node, 'mapping', place.path));
      else {
        for (const pair of node.pairs) {
          const inner = { path: `${place.path}.${pair.name}`, anchor: pair.key.span, isStatus };
          validateNode(pair.value, type.values, inner, walk);
        }
      }
      return;
    case 'list':
      if (node.kind !== 'sequence')
        walk.add(wrongCollection(walk.object, node, 'list', place.path));
      else {
        for (const [index, item] of node.items.entries()) {
          const inner = { path: `${place.path}[${index}]`, anchor: anchorOf(item), isStatus };
          if (isAbsent(item)) missFieldsOfNothing(item, type.items, place, inner.path, walk);
          else validateNode(item, type.items, inner, walk, field);
        }
      }
  }
}

/** An item that is written as nothing is an object without fields to the server. */
function missFieldsOfNothing(
  item: YamlNode,
  type: FieldType,
  list: Place,
  path: string,
  walk: Walk,
): void {
  if (type.kind !== 'object' || walk.partial || list.isStatus) return;
  const holder = holderOf({ ...list, path }, walk.kind);
  const missing = requiredOf(type.type).find((field) => isRefusedWithout(field, holder));
  if (!missing) return;
  walk.add({
    rule: 'missing-field',
    span: item.span.end > item.span.start ? item.span : list.anchor,
    message: `"${path}" is empty and needs "${missing.name}", so the API server refuses the manifest.`,
  });
}

function allowedValues(place: Place, field: Field | undefined): readonly EnumValue[] {
  return place.isStatus ? [] : (field?.values ?? []);
}

function anchorOf(item: YamlNode): Span {
  return item.kind === 'mapping' ? (item.pairs[0]?.key.span ?? item.span) : item.span;
}

function unknownField(
  pair: YamlPair,
  mapping: YamlMapping,
  type: ObjectType,
  path: string,
  { object, kind }: Walk,
): SchemaFinding {
  const free = [...type.fields.keys()].filter((name) => !pairAt(mapping, name));
  const near = closest(pair.name, free);
  const elsewhere = near ? undefined : placeOfField(pair.name, path, kind.type);
  const life = type.foreignFields.get(pair.name);
  if (life) return foreignField(pair, path, life, kind);
  const hint = elsewhere ? `; "${pair.name}" belongs in ${elsewhere}` : '';
  return {
    rule: 'unknown-field',
    span: pair.key.span,
    message: `${kind.kind} has no field "${path}", so ${readerOf(kind)} refuses it${hint}.`,
    fixes: near
      ? [
          {
            title: `Rename to ${near}`,
            safety: near.toLowerCase() === pair.name.toLowerCase() ? 'safe' : 'unsafe',
            edits: [{ span: pair.key.span, text: near }],
          },
        ]
      : elsewhere
        ? moveField(object, mapping, pair, elsewhere)
        : [],
  };
}

/** A field that the target version does not have, and another one has. */
function foreignField(
  pair: YamlPair,
  path: string,
  { since, until }: FieldLife,
  { kind }: KindFacts,
): SchemaFinding {
  const when =
    until === undefined
      ? `comes in Kubernetes 1.${since}; older API servers`
      : `left Kubernetes after 1.${until}; newer API servers`;
  return {
    rule: 'unknown-field',
    span: pair.key.span,
    message: `The field "${path}" of ${kind} ${when} refuse it.`,
    fixes: [],
  };
}

function missingField(
  field: Field,
  mapping: YamlMapping,
  place: Place,
  { object, kind }: Walk,
): SchemaFinding {
  const where = place.path ? `"${place.path}" needs` : 'The object needs';
  return {
    rule: 'missing-field',
    span: mapping.flow ? mapping.span : place.anchor,
    message: `${where} "${field.name}", so without it ${readerOf(kind)} refuses the manifest.`,
    missing: field.name,
    fixes: addMissing(object, mapping, field),
  };
}

/** Who refuses an object of this kind. */
function readerOf({ apiVersion }: KindFacts): string {
  return apiVersion.startsWith('kustomize.config.k8s.io/') ? 'kustomize' : 'the API server';
}

/** Kinds that are answers or files of tools, and LimitRange, whose name the API server makes up. */
const nameless = /Review$|^(?:LimitRange|Kustomization|Component)$/;

/** Every object has a name, although the schema does not say so. */
function checkName(object: KubernetesObject, add: (finding: SchemaFinding) => void): void {
  const metadata = pairAt(object.node, 'metadata');
  const known = metadata?.value.kind === 'mapping' ? metadata.value : undefined;
  if (metadata && !known && !isAbsent(metadata.value)) return;
  if (known?.templated || object.node.templated || nameless.test(object.kind)) return;
  if (!isAbsent(pairAt(known, 'name')?.value) || !isAbsent(pairAt(known, 'generateName')?.value)) {
    return;
  }
  add({
    rule: 'missing-field',
    span: metadata?.key.span ?? object.kindNode.span,
    message: `This ${object.kind} needs a "metadata.name", so without it the API server refuses the manifest.`,
    fixes: addName(object),
  });
}
