import { defineRule } from '../../core/rule.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { isBuiltIn } from '../model/place.ts';
import { setField } from '../model/set-field.ts';
import { mappingAt, pairAt, scalarAt } from '../syntax/access.ts';

/** Reports disruption budgets that keep broken Pods on their nodes. */
export const unhealthyPodsStay = defineRule<KubernetesObject>({
  id: 'unhealthy-pods-stay',
  summary: 'Disruption budget keeps broken Pods on their nodes',
  severity: 'hint',
  kinds: ['PodDisruptionBudget'],
  aliases: ['pdb-unhealthy-pod-eviction-policy'],
  optIn: true,
  *check(object) {
    const spec = mappingAt(object.node, 'spec');
    if (!isBuiltIn(object) || !spec || spec.templated) return;
    const policy = scalarAt(spec, field);
    if (policy?.text === 'AlwaysAllow' || (pairAt(spec, field) && !policy)) return;
    const edit = setField(object, spec, [field], 'AlwaysAllow');
    yield {
      span: (policy ?? object.kindNode).span,
      message:
        'A node with Pods that never become ready cannot be emptied, because the budget counts on them.',
      ...(edit && { fixes: [{ title: 'Let broken Pods go', safety: 'unsafe', edits: [edit] }] }),
    };
  },
});

const field = 'unhealthyPodEvictionPolicy';
