import { defineRule } from '../../core/rule.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { oncePer } from '../model/once-per.ts';
import { removal } from '../model/remove-field.ts';
import { type WorkspaceObjects, workspaceObjects } from '../model/workspace-objects.ts';
import { mappingAt, pairAt, stringAt } from '../syntax/access.ts';

/** Reports workloads that state how many Pods they want although an autoscaler decides it. */
export const replicasBesideAutoscaler = defineRule<KubernetesObject>({
  id: 'replicas-beside-autoscaler',
  summary: 'Workload states its replicas although an autoscaler decides them',
  severity: 'information',
  scope: 'workspace',
  aliases: ['deployment-targeted-by-hpa-does-not-have-replicas-configured'],
  *check(object, { workspace }) {
    const spec = mappingAt(object.node, 'spec');
    const pair = pairAt(spec, 'replicas');
    if (!pair || object.name === undefined) return;
    const scaler = autoscalers(workspaceObjects(workspace))
      .get(`${object.kind}/${object.name}`)
      ?.find(({ namespace }) => namespace === object.namespace);
    if (!scaler) return;
    yield {
      span: pair.key.span,
      fixes: removal(object, spec, pair),
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

/** The autoscalers by kind and name of what they scale. */
const autoscalers = oncePer((objects: WorkspaceObjects) => {
  const byTarget = new Map<string, KubernetesObject[]>();
  for (const scaler of objects.ofKind('HorizontalPodAutoscaler')) {
    const target = mappingAt(scaler.node, 'spec', 'scaleTargetRef');
    const key = `${stringAt(target, 'kind')}/${stringAt(target, 'name')}`;
    byTarget.set(key, [...(byTarget.get(key) ?? []), scaler]);
  }
  return byTarget;
});
