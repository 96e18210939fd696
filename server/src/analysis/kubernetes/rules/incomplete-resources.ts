import { defineRule } from '../../core/rule.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { namedContainers } from '../model/named-containers.ts';
import { podKinds } from '../model/pod-template.ts';
import { at, pairAt, pairsAt } from '../syntax/access.ts';

/** Amounts that a container can state, and what happens without them. */
const amounts = [
  {
    part: 'requests',
    resource: 'cpu',
    message: 'Without a request for CPU the container gets what others leave.',
    aliases: [
      'unset-cpu-requirements',
      'container-resources',
      'cpuRequestsMissing',
      'KBP002',
      'KSV015',
      'RequestsCPU',
      'CKV_K8S_10',
    ],
  },
  {
    part: 'requests',
    resource: 'memory',
    message: 'Without a request for memory the scheduler puts the container where it may not fit.',
    aliases: [
      'unset-memory-requirements',
      'container-resources',
      'memoryRequestsMissing',
      'KBP004',
      'KSV016',
      'RequestsMemory',
      'CKV_K8S_12',
    ],
  },
  {
    part: 'limits',
    resource: 'cpu',
    message:
      'Without a limit for CPU the container takes all that its node has left, and is slower elsewhere.',
    aliases: [
      'unset-cpu-requirements',
      'container-resources',
      'cpuLimitsMissing',
      'KBP003',
      'KSV011',
      'LimitsCPU',
      'CKV_K8S_11',
    ],
  },
  {
    part: 'limits',
    resource: 'memory',
    message:
      'Without a limit for memory the container can fill its node, which then ends other containers.',
    aliases: [
      'unset-memory-requirements',
      'container-resources',
      'memoryLimitsMissing',
      'KBP005',
      'KSV018',
      'LimitsMemory',
      'CKV_K8S_13',
    ],
  },
] as const;

/** Reports each request and limit that a container leaves open; of one that states nothing, only the limits. */
export const incompleteResources = defineRule<KubernetesObject>({
  id: 'incomplete-resources',
  summary: 'Container leaves a request or a limit open',
  severity: 'hint',
  kinds: podKinds,
  aliases: [...new Set(amounts.flatMap(({ aliases }) => aliases))],
  optIn: true,
  *check(object) {
    for (const { list, node, name, pod } of namedContainers(object)) {
      const resources = at(node, 'resources');
      if (resources?.templated || at(pod.spec, 'resources')) continue;
      const isSilent =
        list === 'containers' &&
        pairsAt(resources, 'requests').length + pairsAt(resources, 'limits').length === 0;
      for (const { part, resource, message, aliases } of amounts) {
        if (at(resources, part, resource)) continue;
        // What is not requested is requested as far as it is limited; where nothing is stated, missing-requests speaks.
        if (part === 'requests' && (isSilent || at(resources, 'limits', resource))) continue;
        const place = pairAt(resources, part)?.key ?? pairAt(node, 'resources')?.key ?? name;
        yield { span: place.span, message, aliases };
      }
    }
  },
});
