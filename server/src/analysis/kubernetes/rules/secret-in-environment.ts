import { defineRule } from '../../core/rule.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { podKinds, podTemplatesOf } from '../model/pod-template.ts';
import { isSecretName } from '../model/secret-name.ts';
import { scalarAt } from '../syntax/access.ts';

/** Reports secrets that stand in a manifest as plain text. */
export const secretInEnvironment = defineRule<KubernetesObject>({
  id: 'secret-in-environment',
  summary: 'Secret stands in the manifest as plain text',
  severity: 'warning',
  kinds: podKinds,
  aliases: ['env-var-secret', 'sensitiveContainerEnvVar', 'KBP111'],
  *check(object) {
    for (const { containers } of podTemplatesOf(object)) {
      for (const variable of containers.flatMap(({ env }) => env)) {
        const name = scalarAt(variable, 'name');
        const value = scalarAt(variable, 'value');
        if (!name || !value || value.text === '' || !isSecretName(name.text)) continue;
        // A variable of Kubernetes or of a template only names the secret.
        if (/^\$\(|^\/|^[a-z]+:\/\/[^@]*$|\{\{/.test(value.text)) continue;
        yield {
          span: value.span,
          message: `Whoever reads this manifest or the Pod reads the value of ${name.text}; a Secret keeps it apart.`,
        };
      }
    }
  },
});
