import { defineRule } from '../../core/rule.ts';
import { baselineControls } from '../model/baseline-controls.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { refusedBy } from '../model/pod-security.ts';
import { podKinds, podTemplatesOf } from '../model/pod-template.ts';

/** Reports what lets a Pod out of its container: everything that the Pod Security level `baseline` forbids. */
export const belowBaseline = defineRule<KubernetesObject>({
  id: 'below-baseline',
  summary: 'Pod may do what only its node should',
  severity: 'information',
  kinds: podKinds,
  aliases: [...new Set(baselineControls.flatMap(({ aliases }) => aliases))],
  *check(object, { settings }) {
    for (const pod of podTemplatesOf(object)) {
      for (const broken of refusedBy('baseline', pod, settings.kubernetesVersion)) {
        const { span, reason, control, aliases = control.aliases } = broken;
        yield {
          span,
          message: `Namespaces of the level "baseline" refuse this Pod, because ${reason}.`,
          aliases,
        };
      }
    }
  },
});
