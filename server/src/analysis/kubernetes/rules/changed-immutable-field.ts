import type { Fix } from '../../core/finding.ts';
import { defineRule } from '../../core/rule.ts';
import type { Span } from '../../core/span.ts';
import { committedObject } from '../model/committed-object.ts';
import type { Difference } from '../model/first-difference.ts';
import { type FixedField, fixedFields } from '../model/fixed-fields.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { isBuiltIn } from '../model/place.ts';
import { itemsAt, pairAt, scalarAt } from '../syntax/access.ts';
import type { YamlNode } from '../syntax/nodes.ts';

/** Reports changes of fields that the API server lets nobody change, against the committed version. */
export const changedImmutableField = defineRule<KubernetesObject>({
  id: 'changed-immutable-field',
  summary: 'A field differs from the committed version although no update may change it',
  severity: 'warning',
  scope: 'workspace',
  kinds: [...new Set(fixedFields.flatMap(({ kinds }) => kinds))],
  *check(object, { workspace }) {
    const committed = isBuiltIn(object) && committedObject(object, workspace);
    if (!committed) return;
    for (const field of fieldsOf.get(object.kind) ?? []) {
      const change = field.change(committed.before.node, object.node);
      if (!change) continue;
      yield {
        span: spanOf(change, object),
        message: messageOf(object, field, change),
        ...(!field.secret && { fixes: restoring(change, committed.text) }),
      };
    }
  },
});

const fieldsOf: ReadonlyMap<string, readonly FixedField[]> = new Map(
  [...new Set(fixedFields.flatMap(({ kinds }) => kinds))].map((kind) => [
    kind,
    fixedFields.filter(({ kinds }) => kinds.includes(kind)),
  ]),
);

/** The value, or where nothing is written any more, the key of what should hold it. */
function spanOf({ after, path }: Difference, object: KubernetesObject): Span {
  if (after) return after.span;
  let span = object.kindNode.span;
  let node: YamlNode | undefined = object.node;
  for (const step of path) {
    const item = /^\[(.*)\]$/.exec(step)?.[1];
    if (item === undefined) {
      const pair = pairAt(node, step);
      if (!pair) break;
      span = pair.key.span;
      node = pair.value;
    } else {
      const items = itemsAt(node);
      node = items.find((one) => scalarAt(one, 'name')?.text === item) ?? items[Number(item)];
      if (!node) break;
      span = scalarAt(node, 'name')?.span ?? span;
    }
  }
  return span;
}

function messageOf({ kind }: KubernetesObject, field: FixedField, change: Difference): string {
  const path = change.path.join('.').replaceAll('.[', '[');
  const what = field.secret
    ? `an immutable ${kind}`
    : `${/^[AEIOU]/.test(kind) ? 'an' : 'a'} ${kind}`;
  const was = field.secret ? '' : `: it ${inWords(change.before)} in the committed version`;
  return `No update can ${field.verb} "${path}" of ${what}${was}, so the API server refuses this until the ${kind} is deleted and created again.`;
}

function inWords(before: YamlNode | undefined): string {
  if (!before) return 'was not set';
  return before.kind === 'scalar' && before.text.length <= 60
    ? `was "${before.text}"`
    : 'was different';
}

function restoring({ before, after }: Difference, committed: string): readonly Fix[] {
  if (before?.kind !== 'scalar' || after?.kind !== 'scalar' || before.style === 'block') return [];
  const text = committed.slice(before.span.start, before.span.end);
  return [
    {
      title: `Change back to ${text}`,
      safety: 'unsafe',
      edits: [{ span: after.span, text }],
    },
  ];
}
