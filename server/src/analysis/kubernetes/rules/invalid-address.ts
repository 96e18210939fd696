import { defineRule } from '../../core/rule.ts';
import { isCidr, isIpAddress } from '../model/ip-address.ts';
import { knownText } from '../model/known-scalar.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { place } from '../model/place.ts';

/** Reports addresses and ranges that are none. */
export const invalidAddress = defineRule<KubernetesObject>({
  id: 'invalid-address',
  summary: 'Text is no IP address or range of addresses',
  severity: 'error',
  *check(object) {
    for (const { find, accepts, words } of addresses) {
      for (const node of find(object)) {
        const text = knownText(node);
        if (text === undefined || text === '' || text === 'None' || accepts(text)) continue;
        yield {
          span: node.span,
          message: `"${text}" is no ${words}, so the object will be refused.`,
        };
      }
    }
  },
});

const address = (at: string) => ({ find: place(at), accepts: isIpAddress, words: 'IP address' });
const cidr = (at: string) => ({
  find: place(at),
  accepts: isCidr,
  words: 'range of addresses such as 10.0.0.0/8',
});
const addresses = [
  address('Service spec.clusterIP|loadBalancerIP'),
  address('Service spec.clusterIPs|externalIPs[]'),
  address('Pod hostAliases[].ip'),
  address('Pod dnsConfig.nameservers[]'),
  cidr('NetworkPolicy spec.ingress|egress[].from|to[].ipBlock.cidr'),
  cidr('NetworkPolicy spec.ingress|egress[].from|to[].ipBlock.except[]'),
  cidr('Service spec.loadBalancerSourceRanges[]'),
];
