import { defineRule } from '../../core/rule.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { mainContainers } from '../model/named-containers.ts';
import { podKinds } from '../model/pod-template.ts';
import { parseQuantity } from '../model/quantity.ts';
import { scalarAt } from '../syntax/access.ts';

const both = 'container-resource-requests-equal-limits';
const amounts = [
  { resource: 'cpu', aliases: [both, 'container-cpu-requests-equal-limits'] },
  { resource: 'memory', aliases: [both, 'container-memory-requests-equal-limits'] },
  { resource: 'ephemeral-storage', aliases: ['container-ephemeral-storage-request-equals-limit'] },
] as const;

/** Reports containers that may use more than they ask for. */
export const requestBelowLimit = defineRule<KubernetesObject>({
  id: 'request-below-limit',
  summary: 'Container may use more than it asks for',
  severity: 'hint',
  kinds: podKinds,
  aliases: [...new Set(amounts.flatMap(({ aliases }) => aliases))],
  optIn: true,
  *check(object) {
    for (const { node } of mainContainers(object)) {
      for (const { resource, aliases } of amounts) {
        const request = scalarAt(node, 'resources', 'requests', resource);
        const limit = scalarAt(node, 'resources', 'limits', resource);
        const asked = request && parseQuantity(request.text)?.value;
        const most = limit && parseQuantity(limit.text)?.value;
        if (!request || !limit || asked === undefined || most === undefined || asked >= most)
          continue;
        yield {
          span: request.span,
          message: `Between ${request.text} and ${limit.text} the container lives on what others leave, and is among the first to go when nothing is left.`,
          related: [{ span: limit.span, message: 'The limit stands here.' }],
          aliases,
        };
      }
    }
  },
});
