import { pairAt, scalarAt } from '../syntax/access.ts';
import type { YamlNode } from '../syntax/nodes.ts';
import type { PodTemplate } from './pod-template.ts';
import { parseQuantity } from './quantity.ts';

/** The classes by which a full node chooses whom to evict. */
export type QosClass = 'Guaranteed' | 'Burstable' | 'BestEffort';

/** The class that the kubelet gives a Pod by the CPU and memory of its containers; undefined when a template hides them. */
export function qosClassOf({ containers }: PodTemplate): QosClass | undefined {
  const counted = containers.filter(({ list }) => list !== 'ephemeralContainers');
  if (counted.length === 0) return undefined;
  const resources = counted.map(({ node }) => pairAt(node, 'resources')?.value);
  if (counted.some(({ node }) => node.templated) || resources.some(isHidden)) return undefined;
  if (resources.every((one) => stated(one).length === 0)) return 'BestEffort';
  return resources.every(isGuaranteed) ? 'Guaranteed' : 'Burstable';
}

const counted = ['cpu', 'memory'];

function stated(resources: YamlNode | undefined): readonly number[] {
  return ['requests', 'limits'].flatMap((part) =>
    counted.flatMap((name) => amount(resources, part, name) || []),
  );
}

/** A request that is not written is taken from the limit. */
function isGuaranteed(resources: YamlNode | undefined): boolean {
  return counted.every((name) => {
    const limit = amount(resources, 'limits', name);
    const request = amount(resources, 'requests', name);
    return limit !== undefined && limit > 0 && (request === undefined || request === limit);
  });
}

function amount(resources: YamlNode | undefined, part: string, name: string): number | undefined {
  const scalar = scalarAt(resources, part, name);
  return scalar && parseQuantity(scalar.text)?.value;
}

function isHidden(node: YamlNode | undefined): boolean {
  if (!node) return false;
  if (node.templated) return true;
  return node.kind === 'mapping' && node.pairs.some(({ value }) => isHidden(value));
}
