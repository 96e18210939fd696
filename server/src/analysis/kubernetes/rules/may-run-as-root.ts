import { defineRule } from '../../core/rule.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { podKinds, podTemplatesOf } from '../model/pod-template.ts';
import { booleanAt, numberAt } from '../syntax/access.ts';
import type { YamlNode } from '../syntax/nodes.ts';

/** Suggests to keep containers from running as root. */
export const mayRunAsRoot = defineRule<KubernetesObject>({
  id: 'may-run-as-root',
  summary: 'Nothing keeps the container from running as root',
  severity: 'hint',
  kinds: podKinds,
  aliases: [
    ...['run-as-non-root', 'runAsRootAllowed', 'PSS203', 'KSV012', 'RunAsNonRoot', 'CKV_K8S_23'],
  ],
  *check(object) {
    for (const { spec, containers } of podTemplatesOf(object)) {
      const settled = isSettled(spec);
      for (const { list, name, node } of containers) {
        if (list !== 'containers' || !name || settled || isSettled(node)) continue;
        yield {
          span: name.span,
          message:
            'The container may run as root, because neither runAsNonRoot nor runAsUser is set.',
        };
      }
    }
  },
});

function isSettled(node: YamlNode): boolean {
  return (
    booleanAt(node, 'securityContext', 'runAsNonRoot') === true ||
    (numberAt(node, 'securityContext', 'runAsUser') ?? 0) > 0
  );
}
