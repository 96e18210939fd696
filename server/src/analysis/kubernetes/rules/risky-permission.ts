import { defineRule } from '../../core/rule.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { isBuiltIn } from '../model/place.ts';
import { itemsAt, stringAt } from '../syntax/access.ts';

/** A permission that leads to more than it says. */
interface Risk {
  readonly verbs: readonly string[];
  readonly resources: readonly string[];
  /** What somebody who has it may do, to follow "Whoever has this role may". */
  readonly what: string;
  readonly aliases: readonly string[];
}

const risks: readonly Risk[] = [
  {
    verbs: ['get', 'list', 'watch'],
    resources: ['secrets'],
    what: 'read every Secret, the tokens and passwords of others among them',
    aliases: ['access-to-secrets', 'CKV2_K8S_5', 'KSV041'],
  },
  {
    verbs: ['create'],
    resources: [
      ...['pods', 'deployments', 'statefulsets', 'replicasets', 'daemonsets', 'jobs', 'cronjobs'],
    ],
    what: 'start Pods, and each Pod may use any Secret and service account of its namespace',
    aliases: ['access-to-create-pods', 'KBP107'],
  },
  {
    verbs: ['create', 'get'],
    resources: ['pods/exec', 'pods/attach'],
    what: 'run commands in every container, with what that container may do',
    aliases: [
      ...['clusterrolePodExecAttach', 'rolePodExecAttach', 'clusterrolebindingPodExecAttach'],
      ...['rolebindingClusterRolePodExecAttach', 'rolebindingRolePodExecAttach'],
      ...['KBP108', 'KSV053', 'CKV2_K8S_2'],
    ],
  },
  {
    verbs: ['create', 'get'],
    resources: ['nodes/proxy'],
    what: 'run commands in every container of every node, past the log of the API server',
    aliases: ['CKV2_K8S_2'],
  },
  {
    verbs: ['bind'],
    resources: ['roles', 'clusterroles'],
    what: 'give itself every role that there is',
    aliases: ['CKV_K8S_157'],
  },
  {
    verbs: ['escalate'],
    resources: ['roles', 'clusterroles'],
    what: 'write permissions into roles that it does not have itself',
    aliases: ['CKV_K8S_158'],
  },
  {
    verbs: ['impersonate'],
    resources: ['users', 'groups', 'serviceaccounts'],
    what: 'act as somebody else, administrators included',
    aliases: ['CKV2_K8S_3'],
  },
  {
    verbs: ['update', 'patch'],
    resources: ['certificatesigningrequests/approval'],
    what: 'issue logins in any name',
    aliases: ['CKV_K8S_156'],
  },
  {
    verbs: ['create', 'update', 'patch'],
    resources: ['validatingwebhookconfigurations', 'mutatingwebhookconfigurations'],
    what: 'read and change whatever is sent to the API server',
    aliases: ['CKV_K8S_155'],
  },
  {
    verbs: ['update', 'patch'],
    resources: ['services/status'],
    what: 'draw the traffic for any address to its own Pods',
    aliases: ['CKV2_K8S_4'],
  },
];

/** Reports permissions that lead to more than they say. */
export const riskyPermission = defineRule<KubernetesObject>({
  id: 'risky-permission',
  summary: 'Permission leads to more than it says',
  severity: 'hint',
  kinds: ['Role', 'ClusterRole'],
  aliases: [...new Set(risks.flatMap(({ aliases }) => aliases))],
  optIn: true,
  *check(object) {
    if (!isBuiltIn(object)) return;
    for (const rule of itemsAt(object.node, 'rules')) {
      if (itemsAt(rule, 'resourceNames').length > 0) continue;
      const verbs = new Set(itemsAt(rule, 'verbs').map((verb) => stringAt(verb)));
      for (const resource of itemsAt(rule, 'resources')) {
        const name = stringAt(resource) ?? '';
        for (const risk of risks) {
          if (!risk.resources.includes(name)) continue;
          if (!verbs.has('*') && !risk.verbs.some((verb) => verbs.has(verb))) continue;
          yield {
            span: resource.span,
            message: `Whoever has this role may ${risk.what}.`,
            aliases: risk.aliases,
          };
        }
      }
    }
  },
});
