import { defineRule } from '../../core/rule.ts';
import { knownText } from '../model/known-scalar.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { place } from '../model/place.ts';
import { podKinds } from '../model/pod-template.ts';

/** Reports resources that containers cannot ask for. */
export const unknownResource = defineRule<KubernetesObject>({
  id: 'unknown-resource',
  summary: 'Container or quota names a resource that does not exist',
  severity: 'error',
  kinds: [...podKinds, 'ResourceQuota'],
  *check(object) {
    for (const key of quotaKeys(object)) {
      const name = knownText(key);
      if (name === undefined || countable.test(name)) continue;
      yield {
        span: key.span,
        message: `A quota cannot limit "${name}", so the object will be refused: there are requests.cpu, limits.memory, pods, count/deployments.apps and the like.`,
      };
    }
    for (const key of keys(object)) {
      const name = knownText(key);
      if (name === undefined || known.has(name) || qualified.test(name)) continue;
      const meant = likely[name.toLowerCase()];
      yield {
        span: key.span,
        message: `Containers have no resource "${name}", so the object will be refused: there are cpu, memory, ephemeral-storage and those of a vendor such as example.com/gpu.`,
        ...(meant && {
          fixes: [
            {
              title: `Change to ${meant}`,
              safety: 'unsafe' as const,
              edits: [{ span: key.span, text: meant }],
            },
          ],
        }),
      };
    }
  },
});

const quotaKeys = place('ResourceQuota spec.hard{}');
const countable =
  /\/|^(?:requests\.|limits\.)?(?:cpu|memory|storage|ephemeral-storage|hugepages-.+)$|^(?:pods|services|services\.(?:nodeports|loadbalancers)|replicationcontrollers|resourcequotas|secrets|configmaps|persistentvolumeclaims)$/;
const keys = place('Container resources.requests|limits{}');
const known = new Set(['cpu', 'memory', 'ephemeral-storage']);
const qualified = /^hugepages-|\//;
const likely: Readonly<Record<string, string>> = {
  cpu: 'cpu',
  cpus: 'cpu',
  memory: 'memory',
  mem: 'memory',
  ram: 'memory',
  storage: 'ephemeral-storage',
  disk: 'ephemeral-storage',
};
