import type { Finding } from '../../core/finding.ts';
import { defineRule } from '../../core/rule.ts';
import { knownScalar } from '../model/known-scalar.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { place } from '../model/place.ts';
import { parseQuantity } from '../model/quantity.ts';
import { pairAt, pairsAt } from '../syntax/access.ts';
import type { YamlNode, YamlPair } from '../syntax/nodes.ts';

/** Reports devices and huge pages that are asked for in parts, by request alone, or by less than their limit. */
export const indivisibleResource = defineRule<KubernetesObject>({
  id: 'indivisible-resource',
  summary: 'Device is asked for in a way in which it cannot be shared',
  severity: 'error',
  *check(object) {
    for (const resources of resourcesOf(object)) {
      if (resources.kind !== 'mapping' || resources.templated) continue;
      yield* problemsOf(resources);
    }
    for (const hard of quotas(object)) {
      for (const { name, value } of pairsAt(hard)) {
        if (counted.test(name) && isPartial(value)) yield partial(name, value);
      }
    }
  },
});

const resourcesOf = place('Container resources');
const quotas = place('ResourceQuota spec.hard');
const counted =
  /^(?:count\/.*|pods|services|services\..*|replicationcontrollers|resourcequotas|secrets|configmaps|persistentvolumeclaims)$/;

function* problemsOf(resources: YamlNode): Generator<Finding> {
  const limits = pairsAt(resources, 'limits');
  const requests = pairsAt(resources, 'requests');
  const all = [...limits, ...requests];
  for (const { name, value } of all) {
    if (isDevice(name) && isPartial(value)) yield partial(name, value);
  }
  for (const request of requests.filter(({ name }) => isIndivisible(name))) {
    const limit = limits.find(({ name }) => name === request.name);
    if (!limit) {
      yield {
        span: request.key.span,
        message: `${request.name} cannot be shared, so a request without an equal limit will be refused.`,
      };
    } else if (differs(request, limit)) {
      yield {
        span: request.value.span,
        message: `${request.name} cannot be shared, so a request that differs from its limit will be refused.`,
        related: [{ span: limit.value.span, message: 'The limit is here.' }],
      };
    }
  }
  const [pages] = all.filter(({ name }) => isHugePages(name));
  if (pages && !all.some(({ name }) => name === 'cpu' || name === 'memory')) {
    yield {
      span: (pairAt(resources, 'limits') ?? pages).key.span,
      message: 'Huge pages without an amount of cpu or memory beside them will be refused.',
    };
  }
}

const isHugePages = (name: string) => name.startsWith('hugepages-');
const isDevice = (name: string) =>
  name.includes('/') && !/(?:^|\.)kubernetes\.io\//.test(name) && !name.startsWith('requests.');
const isIndivisible = (name: string) => isHugePages(name) || isDevice(name);

function amount(node: YamlNode): number | undefined {
  const scalar = knownScalar(node);
  return scalar && parseQuantity(String(scalar.value))?.value;
}

function isPartial(node: YamlNode): boolean {
  const value = amount(node);
  return value !== undefined && !Number.isInteger(value);
}

function differs(request: YamlPair, limit: YamlPair): boolean {
  const [asked, allowed] = [amount(request.value), amount(limit.value)];
  // A request above the limit is told of elsewhere.
  return asked !== undefined && allowed !== undefined && asked < allowed;
}

function partial(name: string, value: YamlNode): Finding {
  return {
    span: value.span,
    message: `${name} is counted in whole numbers, so a part of one will be refused.`,
  };
}
