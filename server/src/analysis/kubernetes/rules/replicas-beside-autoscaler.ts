import { defineRule } from '../../core/rule.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { workspaceObjects } from '../model/workspace-objects.ts';
import { mappingAt, pairAt, stringAt } from '../syntax/access.ts';

/** Reports workloads that state how many Pods they want although an autoscaler decides it. */
export const replicasBesideAutoscaler = defineRule<KubernetesObject>({
  id: 'replicas-beside-autoscaler',
  summary: 'Workload states its replicas although an autoscaler decides them',
  severity: 'information',
  scope: 'workspace',
  aliases: ['deployment-targeted-by-hpa-does-not-have-replicas-configured'],
  *check(object, { workspace }) {
    const pair = pairAt(mappingAt(object.node, 'spec'), 'replicas');
    if (!pair || object.name === undefined) return;
    const scaler = workspaceObjects(workspace)
      .ofKind('HorizontalPodAutoscaler')
      .find(({ node, namespace }) => {
        const target = mappingAt(node, 'spec', 'scaleTargetRef');
        return (
          stringAt(target, 'kind') === object.kind &&
          stringAt(target, 'name') === object.name &&
          namespace === object.namespace
        );
      });
    if (!scaler) return;
    yield {
      span: pair.key.span,
      message: `An autoscaler decides how many Pods there are, so each apply would throw its number away.`,
      related: [
        {
          uri: scaler.uri,
          span: scaler.nameNode?.span ?? scaler.kindNode.span,
          message: 'The autoscaler is here.',
        },
      ],
    };
  },
});
