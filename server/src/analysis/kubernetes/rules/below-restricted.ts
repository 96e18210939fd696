import { defineRule } from '../../core/rule.ts';
import { hardenPod } from '../model/harden-pod.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { refusedBy } from '../model/pod-security.ts';
import { podKinds, podTemplatesOf } from '../model/pod-template.ts';
import { restrictedControls } from '../model/restricted-controls.ts';

/** What `restricted` adds to `baseline`; of running as root, the rule may-run-as-root speaks. */
const controls = restrictedControls.filter(({ id }) => id !== 'runAsNonRoot');

/** Reports what the Pod Security level `restricted` forbids besides `baseline`, apart from running as root. */
export const belowRestricted = defineRule<KubernetesObject>({
  id: 'below-restricted',
  summary: 'Pod keeps rights that most programs never use',
  severity: 'hint',
  kinds: podKinds,
  aliases: [...new Set(controls.flatMap(({ aliases }) => aliases))],
  optIn: true,
  *check(object, { settings }) {
    for (const pod of podTemplatesOf(object)) {
      const edits = hardenPod(pod);
      for (const broken of refusedBy('restricted', pod, settings.kubernetesVersion)) {
        const { span, reason, control } = broken;
        if (!controls.includes(control)) continue;
        yield {
          span,
          message: `Namespaces of the level "restricted" refuse this Pod, because ${reason}.`,
          aliases: control.aliases,
          ...(edits.length > 0 &&
            mended.has(control.id) && {
              fixes: [{ title: 'Give up the rights of this Pod', safety: 'unsafe', edits }],
            }),
        };
      }
    }
  },
});

/** The controls whose fields `hardenPod` writes. */
const mended: ReadonlySet<string> = new Set([
  ...['allowPrivilegeEscalation', 'seccompProfile_restricted', 'capabilities_restricted'],
]);
