import { defineRule } from '../../core/rule.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { isBuiltIn } from '../model/place.ts';
import { itemsAt, pairAt } from '../syntax/access.ts';

/** Reports Ingresses that answer without encryption. */
export const ingressWithoutTls = defineRule<KubernetesObject>({
  id: 'ingress-without-tls',
  summary: 'Ingress answers without encryption',
  severity: 'hint',
  kinds: ['Ingress'],
  aliases: ['tlsSettingsMissing'],
  *check(object) {
    if (!isBuiltIn(object) || itemsAt(object.node, 'spec', 'tls').length > 0) return;
    const rules = pairAt(pairAt(object.node, 'spec')?.value, 'rules');
    if (!rules) return;
    yield {
      span: rules.key.span,
      message: 'Without "tls" everybody on the way can read and change what is sent.',
    };
  },
});
