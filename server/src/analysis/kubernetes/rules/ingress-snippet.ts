import { defineRule } from '../../core/rule.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { isBuiltIn } from '../model/place.ts';
import { pairsAt } from '../syntax/access.ts';
import type { YamlNode } from '../syntax/nodes.ts';

/** Reports pieces of the configuration of nginx in an Ingress. */
export const ingressSnippet = defineRule<KubernetesObject>({
  id: 'ingress-snippet',
  summary: 'Ingress brings its own configuration of nginx',
  severity: 'information',
  kinds: ['Ingress'],
  aliases: ['CKV_K8S_152', 'CKV_K8S_153', 'CKV_K8S_154'],
  *check(object) {
    if (!isBuiltIn(object)) return;
    for (const { name, key, value } of pairsAt(object.node, 'metadata', 'annotations')) {
      if (!/^nginx\.ingress\.kubernetes\.io\/[a-z-]*snippet$/.test(name)) continue;
      yield {
        span: key.span,
        message:
          'ingress-nginx refuses such an Ingress unless it is told otherwise, because whoever writes a snippet can read every Secret of the cluster.',
        aliases: [
          'CKV_K8S_153',
          ...(/lua_|_lua|_lua_|kubernetes\.io/.test(textOf(value)) ? ['CKV_K8S_152'] : []),
          ...(/\balias\b/.test(textOf(value)) ? ['CKV_K8S_154'] : []),
        ],
      };
    }
  },
});

function textOf(value: YamlNode): string {
  return value.kind === 'scalar' ? value.text : '';
}
