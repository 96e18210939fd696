import { defineRule } from '../../core/rule.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { isBuiltIn } from '../model/place.ts';
import { itemsAt, stringAt } from '../syntax/access.ts';

/** Reports permissions for everything. */
export const wildcardPermission = defineRule<KubernetesObject>({
  id: 'wildcard-permission',
  summary: 'Role allows everything',
  severity: 'information',
  kinds: ['Role', 'ClusterRole'],
  aliases: ['wildcard-in-rules', 'CKV_K8S_49'],
  *check(object) {
    if (!isBuiltIn(object)) return;
    for (const rule of itemsAt(object.node, 'rules')) {
      for (const [list, what] of lists) {
        const star = itemsAt(rule, list).find((item) => stringAt(item) === '*');
        if (!star) continue;
        yield {
          span: star.span,
          message: `Whoever has this role may ${what}, those included that do not exist yet.`,
        };
      }
    }
  },
});

const lists = [
  ['verbs', 'do everything with these resources'],
  ['resources', 'reach all resources'],
] as const;
