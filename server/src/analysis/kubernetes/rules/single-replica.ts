import { defineRule } from '../../core/rule.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { isBuiltIn } from '../model/place.ts';
import { podTemplatesOf } from '../model/pod-template.ts';
import { servicesOf } from '../model/selectors.ts';
import { workspaceObjects } from '../model/workspace-objects.ts';
import { at, pairAt, scalarAt, stringAt } from '../syntax/access.ts';

/** Reports services that consist of one Pod. */
export const singleReplica = defineRule<KubernetesObject>({
  id: 'single-replica',
  summary: 'Service consists of one Pod',
  severity: 'hint',
  scope: 'workspace',
  kinds: ['Deployment', 'HorizontalPodAutoscaler'],
  aliases: [
    ...['minimum-three-replicas', 'deployment-replicas', 'deploymentMissingReplicas'],
    ...['hpa-minimum-three-replicas', 'horizontalpodautoscaler-replicas', 'hpaMinAvailability'],
  ],
  optIn: true,
  *check(object, { workspace }) {
    const spec = at(object.node, 'spec');
    if (!isBuiltIn(object) || !spec || spec.templated) return;
    const isScaler = object.kind === 'HorizontalPodAutoscaler';
    const field = isScaler ? 'minReplicas' : 'replicas';
    const count = scalarAt(spec, field);
    if (count ? count.value !== 1 : pairAt(spec, field)) return;
    const objects = workspaceObjects(workspace);
    // What no Service leads to, nobody asks anything.
    const isAsked = podTemplatesOf(object).some((pod) => servicesOf(pod, objects).length > 0);
    if (!isScaler && !isAsked) return;
    const scalers = objects.ofKind('HorizontalPodAutoscaler');
    const isScaled = scalers.some(({ node }) => {
      const target = at(node, 'spec', 'scaleTargetRef');
      return stringAt(target, 'kind') === object.kind && stringAt(target, 'name') === object.name;
    });
    if (isScaled) return;
    yield {
      span: (count ?? object.kindNode).span,
      message: `Nobody answers while ${isScaler ? 'the last' : 'the only'} Pod moves to another node or starts again.`,
      aliases: isScaler
        ? ['hpa-minimum-three-replicas', 'horizontalpodautoscaler-replicas', 'hpaMinAvailability']
        : ['minimum-three-replicas', 'deployment-replicas', 'deploymentMissingReplicas'],
    };
  },
});
