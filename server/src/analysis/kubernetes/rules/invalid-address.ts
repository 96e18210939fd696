import { defineRule } from '../../core/rule.ts';
import { isCidr, isIpAddress } from '../model/ip-address.ts';
import { knownText } from '../model/known-scalar.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { type Place, place } from '../model/place.ts';
import { stringAt } from '../syntax/access.ts';

/** Reports addresses and ranges that are none. */
export const invalidAddress = defineRule<KubernetesObject>({
  id: 'invalid-address',
  summary: 'Text is no IP address or range of addresses',
  severity: 'error',
  *check(object) {
    for (const { find, accepts, words, unless } of addresses) {
      if (unless?.(object)) continue;
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

interface AddressRow {
  readonly find: Place;
  readonly accepts: (text: string) => boolean;
  readonly words: string;
  readonly unless?: (object: KubernetesObject) => boolean;
}

/** An EndpointSlice of type FQDN holds names. */
const isOfNames = ({ node }: KubernetesObject) => stringAt(node, 'addressType') === 'FQDN';
const address = (at: string): AddressRow => ({
  find: place(at),
  accepts: isIpAddress,
  words: 'IP address',
});
/** The addresses of a slice are of the one family that it names. */
const family = (type: string, accepts: AddressRow['accepts']): AddressRow => ({
  find: place('EndpointSlice endpoints[].addresses[]'),
  accepts: (text) => !isIpAddress(text) || accepts(text),
  words: `${type} address`,
  unless: ({ node }) => stringAt(node, 'addressType') !== type,
});
const cidr = (at: string): AddressRow => ({
  find: place(at),
  accepts: isCidr,
  words: 'range of addresses such as 10.0.0.0/8',
});
const addresses: readonly AddressRow[] = [
  address('Service spec.clusterIP|loadBalancerIP'),
  cidr('Node spec.podCIDR'),
  cidr('Node spec.podCIDRs[]'),
  address('Service spec.clusterIPs|externalIPs[]'),
  address('Pod hostAliases[].ip'),
  address('Endpoints subsets[].addresses|notReadyAddresses[].ip'),
  { ...address('EndpointSlice endpoints[].addresses[]'), unless: isOfNames },
  family('IPv4', (text) => !text.includes(':')),
  family('IPv6', (text) => text.includes(':')),
  {
    find: place('Service spec.externalIPs[]'),
    accepts: (text) => !/^(?:127\.|::1$|0\.0\.0\.0$|::$|169\.254\.|fe80:|224\.0\.0\.)/.test(text),
    words: 'address that other machines can reach',
  },
  cidr('ServiceCIDR spec.cidrs[]'),
  address('Pod dnsConfig.nameservers[]'),
  cidr('NetworkPolicy spec.ingress|egress[].from|to[].ipBlock.cidr'),
  cidr('NetworkPolicy spec.ingress|egress[].from|to[].ipBlock.except[]'),
  cidr('Service spec.loadBalancerSourceRanges[]'),
];
