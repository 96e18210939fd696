import type { Severity } from '../../core/finding.ts';
import { defineRule } from '../../core/rule.ts';
import { hardenPod } from '../model/harden-pod.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { refusedBy, type SecurityLevel, securityLevels } from '../model/pod-security.ts';
import { podKinds, podTemplatesOf } from '../model/pod-template.ts';
import { workspaceObjects } from '../model/workspace-objects.ts';
import { scalarAt } from '../syntax/access.ts';

/** Reports Pods that the Pod Security level of their own Namespace refuses. */
export const refusedByNamespace = defineRule<KubernetesObject>({
  id: 'refused-by-namespace',
  summary: 'The Namespace of the workspace refuses this Pod',
  severity: 'error',
  scope: 'workspace',
  kinds: podKinds,
  *check(object, { workspace, settings }) {
    if (object.namespace === undefined) return;
    const [namespace] = workspaceObjects(workspace).named('Namespace', object.namespace);
    for (const mode of modes) {
      const label = scalarAt(namespace?.node, 'metadata', 'labels', mode.label);
      if (!namespace || !label || !isLevel(label.text)) continue;
      const level = label.text;
      const consequence = mode.consequence(object.kind);
      for (const pod of podTemplatesOf(object)) {
        const edits = level === 'restricted' ? hardenPod(pod) : [];
        const refused = refusedBy(level, pod, settings.kubernetesVersion);
        for (const { span, reason } of refused) {
          yield {
            span,
            severity: mode.severity,
            message: `The Namespace "${object.namespace}" ${mode.verb} "${level}", so ${consequence}: ${reason}.`,
            related: [{ uri: namespace.uri, span: label.span, message: 'The level stands here.' }],
            ...(edits.length > 0 && {
              fixes: [{ title: 'Add what "restricted" demands', safety: 'unsafe', edits }],
            }),
          };
        }
        if (refused.length > 0) return;
      }
    }
  },
});

interface Mode {
  readonly label: string;
  readonly verb: string;
  readonly severity: Severity;
  readonly consequence: (kind: string) => string;
}

/** What the admission of the API server does with a Pod that breaks the level. */
const modes: readonly Mode[] = [
  {
    label: 'pod-security.kubernetes.io/enforce',
    verb: 'enforces',
    severity: 'error',
    consequence: (kind) =>
      kind === 'Pod' ? 'the API server refuses this Pod' : 'no Pod of it will start',
  },
  {
    label: 'pod-security.kubernetes.io/warn',
    verb: 'warns below',
    severity: 'warning',
    consequence: () => 'the API server warns when this is applied',
  },
];

function isLevel(text: string): text is SecurityLevel {
  return (securityLevels as readonly string[]).includes(text);
}
