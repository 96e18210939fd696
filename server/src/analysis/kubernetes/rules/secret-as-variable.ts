import { defineRule } from '../../core/rule.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { namedContainers } from '../model/named-containers.ts';
import { podKinds } from '../model/pod-template.ts';
import { at, pairAt } from '../syntax/access.ts';

/** Reports Secrets that containers get as variables. */
export const secretAsVariable = defineRule<KubernetesObject>({
  id: 'secret-as-variable',
  summary: 'Container gets a Secret as a variable',
  severity: 'hint',
  kinds: podKinds,
  aliases: ['read-secret-from-env-var', 'KBP112', 'SecretsAsEnvironmentVariables', 'CKV_K8S_35'],
  optIn: true,
  *check(object) {
    for (const { env, envFrom } of namedContainers(object)) {
      const pairs = [
        ...env.map((variable) => pairAt(at(variable, 'valueFrom'), 'secretKeyRef')),
        ...envFrom.map((source) => pairAt(source, 'secretRef')),
      ];
      for (const pair of pairs) {
        if (!pair) continue;
        yield {
          span: pair.key.span,
          message:
            'Variables are inherited by each program that the container starts and end up in its crash reports; a file is read by whom it is for.',
        };
      }
    }
  },
});
