import { defineRule } from '../../core/rule.ts';
import { addToContainer } from '../model/container-additions.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { podKinds, podTemplatesOf } from '../model/pod-template.ts';
import { pairsAt } from '../syntax/access.ts';

/** Suggests to say what a container needs. */
export const missingRequests = defineRule<KubernetesObject>({
  id: 'missing-requests',
  summary: 'Container does not say how much CPU and memory it needs',
  severity: 'hint',
  kinds: podKinds,
  aliases: [
    ...['container-resources', 'unset-cpu-requirements', 'unset-memory-requirements'],
    ...['cpuRequestsMissing', 'memoryRequestsMissing', 'KBP002', 'KBP004', 'KSV015', 'KSV016'],
    ...['RequestsCPU', 'RequestsMemory', 'CKV_K8S_10', 'CKV_K8S_12'],
  ],
  *check(object) {
    for (const { containers } of podTemplatesOf(object)) {
      for (const container of containers) {
        const { list, name, node } = container;
        if (list !== 'containers' || !name) continue;
        const stated = ['requests', 'limits'].flatMap((part) => pairsAt(node, 'resources', part));
        if (stated.length > 0) continue;
        yield {
          span: name.span,
          message:
            'Without resource requests the scheduler does not know what the container needs, and a full node evicts it first.',
          fixes: addToContainer(object, container, 'resources'),
        };
      }
    }
  },
});
