import { defineRule } from '../../core/rule.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { place } from '../model/place.ts';
import { mappingAt, pairAt, pairsAt, scalarAt } from '../syntax/access.ts';

/** Reports typed Secrets without the keys that their type demands. */
export const incompleteSecret = defineRule<KubernetesObject>({
  id: 'incomplete-secret',
  summary: 'Secret lacks a key that its type demands',
  severity: 'error',
  kinds: ['Secret'],
  *check(object) {
    for (const secret of secrets(object)) {
      const type = scalarAt(secret, 'type');
      const wanted = type && keysOfType[type.text];
      if (!wanted) continue;
      const maps = [mappingAt(secret, 'data'), mappingAt(secret, 'stringData')];
      if (maps.some((map) => map?.templated)) continue;
      const present = new Set(maps.flatMap((map) => pairsAt(map).map(({ name }) => name)));
      const missing = wanted.all.filter((key) => !present.has(key));
      const hasAny = wanted.any.length === 0 || wanted.any.some((key) => present.has(key));
      if (missing.length === 0 && hasAny) continue;
      const words = missing.length > 0 ? missing.join(' and ') : wanted.any.join(' or ');
      yield {
        span: (pairAt(secret, 'data') ?? pairAt(secret, 'stringData'))?.key.span ?? type.span,
        message: `A Secret of type ${type.text} needs the key ${words}, so the object will be refused.`,
      };
    }
  },
});

const secrets = place('Secret');
const keysOfType: Readonly<Record<string, { readonly all: string[]; readonly any: string[] }>> = {
  'kubernetes.io/tls': { all: ['tls.crt', 'tls.key'], any: [] },
  'kubernetes.io/dockerconfigjson': { all: ['.dockerconfigjson'], any: [] },
  'kubernetes.io/dockercfg': { all: ['.dockercfg'], any: [] },
  'kubernetes.io/ssh-auth': { all: ['ssh-privatekey'], any: [] },
  'kubernetes.io/basic-auth': { all: [], any: ['username', 'password'] },
};
