import { defineRule } from '../../core/rule.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { isBuiltIn } from '../model/place.ts';
import { isSecretName } from '../model/secret-name.ts';
import { pairsAt, scalarAt } from '../syntax/access.ts';

/** Reports secrets in a ConfigMap. */
export const secretInConfigMap = defineRule<KubernetesObject>({
  id: 'secret-in-config-map',
  summary: 'Secret stands in a ConfigMap',
  severity: 'warning',
  kinds: ['ConfigMap'],
  aliases: ['sensitiveConfigmapContent', 'KSV109', 'KSV1010'],
  *check(object) {
    if (!isBuiltIn(object)) return;
    for (const { name, key, value } of pairsAt(object.node, 'data')) {
      if (!isSecretName(name)) continue;
      const text = scalarAt(value)?.text.trim();
      // A file, a path or a variable only leads to the secret; a switch is none.
      if (!text || /^(?:[$/]|[a-z]+:\/\/[^@]*$|(?:true|false|\d{1,4})$)|[\n{]/.test(text)) continue;
      yield {
        span: key.span,
        message: `Everybody who may read ConfigMaps, and nearly everybody may, reads the value of ${name}; a Secret is kept apart.`,
      };
    }
  },
});
