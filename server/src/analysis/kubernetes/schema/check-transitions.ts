import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { isAbsent, itemsAt, pairAt, scalarAt } from '../syntax/access.ts';
import type { YamlNode } from '../syntax/nodes.ts';
import { holds, isTransition, toCel } from './cel-value.ts';
import type { FieldType, KindFacts } from './facts.ts';
import type { SchemaFinding } from './schema-finding.ts';

/** Asks the rules in CEL that compare an object of a custom kind with the one that was there before. */
export function checkTransitions(
  kind: KindFacts,
  before: KubernetesObject,
  after: KubernetesObject,
): readonly SchemaFinding[] {
  const findings: SchemaFinding[] = [];
  const { type, limits } = kind;
  const whole: FieldType = { kind: 'object', type, ...(limits && { limits }) };
  check({ type: whole, before: before.node, after: after.node, path: '', anchor: after.kindNode });
  return findings;

  function check(value: ComparedValue): void {
    for (const { rule, message } of value.type.limits?.rules ?? []) {
      if (!isTransition(rule)) continue;
      const self = toCel(value.after, value.type);
      if (holds(rule, { self, oldSelf: toCel(value.before, value.type) }) !== false) continue;
      const what = value.path === '' ? 'The object' : `"${value.path}"`;
      const why = message?.replace(/\.$/, '') ?? rule;
      findings.push({
        rule: 'refused-change',
        span: value.anchor.span,
        message: `${what} differs from the committed version in a way that its CustomResourceDefinition refuses: ${why}.`,
      });
    }
    for (const part of partsOf(value)) check(part);
  }
}

/** A value that was there before and is there now. */
interface ComparedValue {
  readonly type: FieldType;
  readonly before: YamlNode;
  readonly after: YamlNode;
  readonly path: string;
  /** What is underlined. */
  readonly anchor: Pick<YamlNode, 'span'>;
}

/** The parts of a value that the API server finds again in the earlier one: fields, keys, and items that have keys. */
function partsOf({ type, before, after, path, anchor }: ComparedValue): readonly ComparedValue[] {
  const below = (name: string) => (path === '' ? name : `${path}.${name}`);
  if (type.kind === 'object') {
    return [...type.type.fields.values()].flatMap((field) => {
      const pair = pairAt(after, field.name);
      const now = isAbsent(pair?.value) ? field.default : pair?.value;
      const earlier = pairAt(before, field.name)?.value;
      const then = isAbsent(earlier) ? field.default : earlier;
      if (!now || !then) return [];
      const own = pair && (now.kind === 'scalar' ? now : pair.key);
      const { name } = field;
      return [
        { type: field.type, before: then, after: now, path: below(name), anchor: own ?? anchor },
      ];
    });
  }
  if (type.kind === 'map' && after.kind === 'mapping') {
    return after.pairs.flatMap(({ name, key, value }) => {
      const then = pairAt(before, name)?.value;
      return then
        ? [{ type: type.values, before: then, after: value, path: below(name), anchor: key }]
        : [];
    });
  }
  const keys = type.kind === 'list' ? type.limits?.listKeys : undefined;
  if (type.kind !== 'list' || !keys) return [];
  const keyOf = (item: YamlNode) => JSON.stringify(keys.map((key) => scalarAt(item, key)?.value));
  const earlier = new Map(itemsAt(before).map((item) => [keyOf(item), item]));
  return itemsAt(after).flatMap((item, index) => {
    const then = earlier.get(keyOf(item));
    if (!then) return [];
    const name = scalarAt(item, keys[0] ?? '');
    return [
      {
        type: type.items,
        before: then,
        after: item,
        path: `${path}[${index}]`,
        anchor: name ?? item,
      },
    ];
  });
}
