import type { Finding } from '../../core/finding.ts';
import { defineRule } from '../../core/rule.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { type NamedContainer, namedContainers } from '../model/named-containers.ts';
import { podKinds } from '../model/pod-template.ts';
import { scalarAt } from '../syntax/access.ts';

const shared = 'container-security-context-user-group-id';

/** The fields of a security context that name somebody, and what other tools call a low one. */
const fields = [
  {
    name: 'runAsUser',
    who: 'User',
    aliases: [shared, 'KBP104', 'KSV020', 'RunAsUser', 'CKV_K8S_40'],
  },
  {
    name: 'runAsGroup',
    who: 'Group',
    aliases: [shared, 'KBP105', 'KSV021', 'RunAsGroup', 'KBP109', 'KSV029'],
  },
] as const;

/** Reports containers whose user or group may exist on the node, too. */
export const lowUserId = defineRule<KubernetesObject>({
  id: 'low-user-id',
  summary: 'User or group of the container may exist on the node',
  severity: 'hint',
  kinds: podKinds,
  aliases: [...new Set(fields.flatMap(({ aliases }) => aliases))],
  optIn: true,
  check(object) {
    const found = namedContainers(object).flatMap((container) =>
      fields.flatMap((field) => judge(container, field)),
    );
    // What the Pod says holds for each of its containers, and is said once.
    return new Map(
      found.map((finding) => [`${finding.span.start} ${finding.message}`, finding]),
    ).values();
  },
});

function judge({ node, name, pod }: NamedContainer, field: (typeof fields)[number]): Finding[] {
  const id =
    scalarAt(node, 'securityContext', field.name) ??
    scalarAt(pod.spec, 'securityContext', field.name);
  if (typeof id?.value === 'number' && id.value >= 10_000) return [];
  const message = id
    ? `${field.who} ${id.text} may be somebody on the node, with whose rights a program goes on that gets out of the container.`
    : `Without ${field.name} the image decides who runs the container, which may be somebody on the node.`;
  return [{ span: (id ?? name).span, message, aliases: field.aliases }];
}
