import { defineRule } from '../../core/rule.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { podSelectorsOf, selectedPods } from '../model/selectors.ts';
import { workspaceObjects } from '../model/workspace-objects.ts';
import { numberAt, pairAt, scalarAt } from '../syntax/access.ts';

/** Reports disruption budgets that let no Pod go, so that no node can be emptied. */
export const budgetBlocksEviction = defineRule<KubernetesObject>({
  id: 'budget-blocks-eviction',
  summary: 'Disruption budget lets no Pod go',
  severity: 'warning',
  scope: 'workspace',
  kinds: ['PodDisruptionBudget'],
  aliases: [
    ...['pdb-max-unavailable', 'pdb-min-available', 'pdbDisruptionsIsZero'],
    ...['pdbMinAvailableGreaterThanHPAMinReplicas', 'poddisruptionbudget-has-policy'],
  ],
  *check(object, { workspace }) {
    const spec = pairAt(object.node, 'spec');
    if (spec && !spec.value.templated && !amounts.some((name) => pairAt(spec.value, name))) {
      yield {
        span: spec.key.span,
        message: `Without minAvailable and maxUnavailable no Pod may ever go, ${consequence}`,
        aliases: ['poddisruptionbudget-has-policy'],
      };
    }
    const most = scalarAt(object.node, 'spec', 'maxUnavailable');
    if (most && /^0+%?$/.test(most.text)) {
      yield {
        span: most.span,
        message: `No Pod may ever go, ${consequence}`,
        aliases: ['pdb-max-unavailable', 'pdbDisruptionsIsZero'],
      };
    }
    const least = scalarAt(object.node, 'spec', 'minAvailable');
    if (!least) return;
    if (least.text === '100%') {
      yield {
        span: least.span,
        message: `All Pods must stay, ${consequence}`,
        aliases: ['pdb-min-available', 'pdbDisruptionsIsZero'],
      };
    }
    if (typeof least.value !== 'number') return;
    const objects = workspaceObjects(workspace);
    for (const selector of podSelectorsOf(object)) {
      for (const { object: workload } of selectedPods(selector, objects)) {
        const replicas = scalarAt(workload.node, 'spec', 'replicas');
        const scaler = objects
          .ofKind('HorizontalPodAutoscaler')
          .find(
            ({ node }) =>
              scalarAt(node, 'spec', 'scaleTargetRef', 'name')?.text === workload.name &&
              scalarAt(node, 'spec', 'scaleTargetRef', 'kind')?.text === workload.kind,
          );
        const count = scaler
          ? (numberAt(scaler.node, 'spec', 'minReplicas') ?? 1)
          : replicas?.value;
        if (typeof count !== 'number' || count > least.value || count === 0) continue;
        yield {
          span: least.span,
          message: `${workload.kind} "${workload.name ?? ''}" may have only ${count} ${count === 1 ? 'Pod' : 'Pods'} and all must stay, ${consequence}`,
          aliases: scaler
            ? ['pdbMinAvailableGreaterThanHPAMinReplicas']
            : ['pdb-min-available', 'pdbDisruptionsIsZero'],
          related: [
            scaler
              ? {
                  uri: scaler.uri,
                  span: scaler.nameNode?.span ?? scaler.kindNode.span,
                  message: 'The autoscaler goes down to this number.',
                }
              : {
                  uri: workload.uri,
                  span: replicas?.span ?? workload.kindNode.span,
                  message: 'The number of Pods stands here.',
                },
          ],
        };
      }
    }
  },
});

const amounts = ['minAvailable', 'maxUnavailable'];
const consequence = 'so no node that runs one can be emptied for an update.';
