import { defineRule } from '../../core/rule.ts';
import { knownText } from '../model/known-scalar.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { place } from '../model/place.ts';
import { pairsAt } from '../syntax/access.ts';

/** Reports labels of a namespace that name no level or version of Pod security. */
export const invalidSecurityLevel = defineRule<KubernetesObject>({
  id: 'invalid-security-level',
  summary: 'Label of a namespace names no level of Pod security',
  severity: 'error',
  kinds: ['Namespace'],
  *check(object) {
    for (const labels of labelsOf(object)) {
      for (const { name, value } of pairsAt(labels)) {
        const label = /^pod-security\.kubernetes\.io\/(?:enforce|audit|warn)(-version)?$/.exec(
          name,
        );
        const text = knownText(value);
        const isVersion = label?.[1] !== undefined;
        if (!label || text === undefined || (isVersion ? version : level).test(text)) continue;
        yield {
          span: value.span,
          message: `"${text}" will be refused: ${isVersion ? 'the version is "latest" or one such as v1.33' : 'the level is privileged, baseline or restricted'}.`,
        };
      }
    }
  },
});

const labelsOf = place('Namespace metadata.labels');
const level = /^(?:privileged|baseline|restricted)$/;
const version = /^(?:latest|v1\.(?:0|[1-9]\d*))$/;
