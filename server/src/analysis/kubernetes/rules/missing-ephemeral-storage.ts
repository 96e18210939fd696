import { defineRule } from '../../core/rule.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { mainContainers } from '../model/named-containers.ts';
import { podKinds } from '../model/pod-template.ts';
import { at, pairAt } from '../syntax/access.ts';

/** Suggests to say how much a container writes to the disk of its node. */
export const missingEphemeralStorage = defineRule<KubernetesObject>({
  id: 'missing-ephemeral-storage',
  summary: 'Container does not say how much it writes to the disk of its node',
  severity: 'hint',
  kinds: podKinds,
  aliases: ['container-ephemeral-storage-request-and-limit'],
  optIn: true,
  *check(object) {
    for (const { node, name } of mainContainers(object)) {
      const resources = at(node, 'resources');
      if (resources?.templated || at(resources, 'limits', 'ephemeral-storage')) continue;
      yield {
        span: (pairAt(node, 'resources')?.key ?? name).span,
        message:
          'The container can fill the disk of its node, which then throws Pods out, because it has no limit for ephemeral-storage.',
      };
    }
  },
});
