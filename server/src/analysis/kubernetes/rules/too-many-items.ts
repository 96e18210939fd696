import { defineRule } from '../../core/rule.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { type Place, place, placeTable } from '../model/place.ts';

/** Reports lists that are longer than the API server takes. */
export const tooManyItems = defineRule<KubernetesObject>({
  id: 'too-many-items',
  summary: 'List is longer than the API server takes',
  severity: 'error',
  *check(object) {
    for (const [{ what, most }, node] of listsOf(object)) {
      if (node.kind !== 'sequence' || node.templated) continue;
      const first = node.items[most];
      if (!first) continue;
      yield {
        span: first.span,
        message: `There can be at most ${most} ${what}, so the object will be refused.`,
      };
    }
  },
});

interface LongList {
  readonly what: string;
  readonly at: Place;
  readonly most: number;
}

const most = (count: number, what: string, at: string): LongList => ({
  what,
  at: place(at),
  most: count,
});

/** From the validation of each API group, 1.36. */
const listsOf = placeTable<LongList>([
  most(3, 'name servers', 'Pod dnsConfig.nameservers'),
  most(32, 'search domains', 'Pod dnsConfig.searches'),
  most(100, 'addresses of an endpoint', 'EndpointSlice endpoints[].addresses'),
  most(1000, 'endpoints in a slice', 'EndpointSlice endpoints'),
  most(20, 'rules', 'Job spec.podFailurePolicy.rules'),
  most(255, 'exit codes', 'Job spec.podFailurePolicy.rules[].onExitCodes.values'),
  most(2, 'families', 'Service spec.ipFamilies'),
]);
