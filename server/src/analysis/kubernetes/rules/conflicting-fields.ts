import type { Fix } from '../../core/finding.ts';
import { defineRule } from '../../core/rule.ts';
import { alternativesOf, chosenOf } from '../model/alternatives.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { removeFields } from '../model/remove-field.ts';
import type { YamlNode, YamlPair } from '../syntax/nodes.ts';

/** Reports fields that exclude each other. */
export const conflictingFields = defineRule<KubernetesObject>({
  id: 'conflicting-fields',
  summary: 'Two fields are set of which only one may be',
  severity: 'error',
  *check(object) {
    for (const [row, owner] of alternativesOf(object)) {
      if (!row.exclusive) continue;
      const chosen = chosenOf(owner, row);
      const [first, ...others] = chosen;
      for (const other of first ? others : []) {
        yield {
          span: other.key.span,
          message: `"${other.name}" and "${first?.name}" both set the ${row.what}, so the object will be refused.`,
          related: [{ span: first?.key.span ?? owner.span, message: 'The other field is here.' }],
          fixes: [first, other].flatMap((kept) => keepOnly(object, owner, chosen, kept)),
        };
      }
    }
  },
});

function keepOnly(
  object: KubernetesObject,
  owner: YamlNode,
  chosen: readonly YamlPair[],
  kept: YamlPair | undefined,
): readonly Fix[] {
  if (owner.kind !== 'mapping' || !kept) return [];
  const edits = removeFields(
    object,
    owner,
    chosen.filter((pair) => pair !== kept),
  );
  return edits ? [{ title: `Keep only "${kept.name}"`, safety: 'unsafe', edits }] : [];
}
