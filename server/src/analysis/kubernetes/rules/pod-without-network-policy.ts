import { defineRule } from '../../core/rule.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { objectsSelecting } from '../model/objects-selecting.ts';
import { podPlace } from '../model/pod-place.ts';
import { podKinds, podTemplatesOf } from '../model/pod-template.ts';
import { workspaceObjects } from '../model/workspace-objects.ts';

/** Reports Pods that every Pod of the cluster can reach. */
export const podWithoutNetworkPolicy = defineRule<KubernetesObject>({
  id: 'pod-without-network-policy',
  summary: 'Every Pod of the cluster can reach this one',
  severity: 'hint',
  scope: 'workspace',
  kinds: podKinds,
  aliases: ['non-isolated-pod', 'pod-networkpolicy', 'missingNetworkPolicy', 'CKV2_K8S_6'],
  optIn: true,
  *check(object, { workspace }) {
    const objects = workspaceObjects(workspace);
    if (others.some((kind) => objects.ofKind(kind).length > 0)) return;
    for (const pod of podTemplatesOf(object)) {
      if (objectsSelecting(pod, objects, 'NetworkPolicy', 'podSelector').length > 0) continue;
      yield {
        span: podPlace(pod),
        message:
          'Every Pod of the cluster can reach this one on every port, because no NetworkPolicy of the workspace chooses it.',
      };
    }
  },
});

/** Kinds of network plugins that do what a NetworkPolicy does. */
const others = ['CiliumNetworkPolicy', 'CiliumClusterwideNetworkPolicy', 'GlobalNetworkPolicy'];
