import type { Fix } from '../../core/finding.ts';
import { defineRule } from '../../core/rule.ts';
import { knownScalar } from '../model/known-scalar.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { place } from '../model/place.ts';
import { podKinds } from '../model/pod-template.ts';
import { parseQuantity } from '../model/quantity.ts';
import { at, pairsAt } from '../syntax/access.ts';
import type { YamlNode, YamlScalar } from '../syntax/nodes.ts';

/** Reports requests that are larger than the limit beside them. */
export const requestAboveLimit = defineRule<KubernetesObject>({
  id: 'request-above-limit',
  summary: 'Request is larger than its limit',
  severity: 'error',
  kinds: podKinds,
  *check(object) {
    for (const resources of containerResources(object)) {
      for (const { name, value: request } of pairsAt(resources, 'requests')) {
        const limit = at(resources, 'limits', name);
        const [asked, allowed] = [amount(request), amount(limit)];
        if (!limit || asked === undefined || allowed === undefined || asked <= allowed) continue;
        yield {
          span: request.span,
          message: `The container asks for more ${name} than its limit allows, so the object will be refused.`,
          related: [{ span: limit.span, message: 'The limit is here.' }],
          fixes: alignments(request, limit),
        };
      }
    }
  },
});

const containerResources = place('Container resources');

function alignments(request: YamlNode, limit: YamlNode): readonly Fix[] {
  if (request.kind !== 'scalar' || limit.kind !== 'scalar') return [];
  const copy = (title: string, to: YamlScalar, from: YamlScalar): Fix => ({
    title: `${title} ${from.text}`,
    safety: 'unsafe',
    edits: [{ span: to.span, text: from.text }],
  });
  return [copy('Raise the limit to', limit, request), copy('Ask for', request, limit)];
}

function amount(node: YamlNode | undefined): number | undefined {
  const value = knownScalar(node)?.value;
  return value === undefined ? undefined : parseQuantity(String(value))?.value;
}
