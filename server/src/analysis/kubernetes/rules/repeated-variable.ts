import { defineRule } from '../../core/rule.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { podKinds, podTemplatesOf } from '../model/pod-template.ts';
import { scalarAt, stringAt } from '../syntax/access.ts';
import type { YamlScalar } from '../syntax/nodes.ts';

/** Reports environment variables that a container sets twice. */
export const repeatedVariable = defineRule<KubernetesObject>({
  id: 'repeated-variable',
  summary: 'Environment variable is set twice in one container',
  severity: 'warning',
  kinds: podKinds,
  aliases: ['duplicate-env-var', 'environment-variable-key-duplication'],
  *check(object) {
    for (const { containers } of podTemplatesOf(object)) {
      for (const { env } of containers) {
        const seen = new Map<string, YamlScalar>();
        for (const item of env) {
          const name = stringAt(item, 'name');
          const node = scalarAt(item, 'name');
          if (name === undefined || !node) continue;
          const first = seen.get(name);
          if (!first) seen.set(name, node);
          else {
            yield {
              span: node.span,
              message: `${name} is set twice: only the last value counts, and server-side apply refuses the object.`,
              related: [{ span: first.span, message: 'It is set here too.' }],
            };
          }
        }
      }
    }
  },
});
