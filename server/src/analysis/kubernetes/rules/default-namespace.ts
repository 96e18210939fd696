import { defineRule } from '../../core/rule.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { scalarAt } from '../syntax/access.ts';

/** Reports objects that are put into the namespace `default` by name. */
export const defaultNamespace = defineRule<KubernetesObject>({
  id: 'default-namespace',
  summary: 'Object is put into the namespace default',
  severity: 'hint',
  aliases: ['use-namespace', 'CKV_K8S_21', 'KSV110'],
  optIn: true,
  *check(object) {
    const namespace = scalarAt(object.node, 'metadata', 'namespace');
    if (namespace?.text !== 'default') return;
    yield {
      span: namespace.span,
      message:
        'In the namespace "default" everything lies that nobody has put anywhere, so permissions, quotas and policies fit nobody.',
    };
  },
});
