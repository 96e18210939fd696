import { defineRule } from '../../core/rule.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { isBuiltIn } from '../model/place.ts';
import { itemsAt, scalarAt } from '../syntax/access.ts';

/** Reports bindings that hand out the whole cluster, or anything to people who are not known. */
export const clusterAdminBinding = defineRule<KubernetesObject>({
  id: 'cluster-admin-binding',
  summary: 'Binding hands out the whole cluster',
  severity: 'information',
  kinds: ['RoleBinding', 'ClusterRoleBinding'],
  aliases: [
    ...['cluster-admin-role-binding', 'clusterrolebindingClusterAdmin'],
    ...['rolebindingClusterAdminClusterRole', 'rolebindingClusterAdminRole'],
    'BindingsToSystemAnonymous',
  ],
  *check(object) {
    if (!isBuiltIn(object)) return;
    const role = scalarAt(object.node, 'roleRef', 'name');
    const where = object.kind === 'RoleBinding' ? 'this namespace' : 'the whole cluster';
    if (role?.text === 'cluster-admin') {
      yield {
        span: role.span,
        message: `Whoever is named here may do everything in ${where}.`,
      };
    }
    for (const subject of itemsAt(object.node, 'subjects')) {
      const name = scalarAt(subject, 'name');
      if (!name || !anonymous.has(name.text)) continue;
      yield {
        span: name.span,
        severity: 'warning',
        message: `Everybody who reaches the API server has this role, without a login.`,
      };
    }
  },
});

const anonymous: ReadonlySet<string> = new Set(['system:anonymous', 'system:unauthenticated']);
