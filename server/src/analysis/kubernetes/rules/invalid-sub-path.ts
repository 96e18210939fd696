import { defineRule } from '../../core/rule.ts';
import { knownText } from '../model/known-scalar.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { place } from '../model/place.ts';
import { podKinds } from '../model/pod-template.ts';

/** Reports paths inside a volume that leave it. */
export const invalidSubPath = defineRule<KubernetesObject>({
  id: 'invalid-sub-path',
  summary: 'Path inside a volume is absolute or climbs out of it',
  severity: 'error',
  kinds: podKinds,
  *check(object) {
    for (const find of subPaths) {
      for (const node of find(object)) {
        const path = knownText(node);
        if (path === undefined) continue;
        const climbs = path.split('/').includes('..');
        if (!path.startsWith('/') && !climbs) continue;
        const relative = path.replace(/^\/+/, '');
        yield {
          span: node.span,
          message: climbs
            ? 'A path inside a volume may not hold "..", so the object will be refused.'
            : 'A path inside a volume must not begin with "/", so the object will be refused.',
          ...(!climbs &&
            relative !== '' && {
              fixes: [
                {
                  title: `Change to "${relative}"`,
                  safety: 'unsafe' as const,
                  edits: [{ span: node.span, text: relative }],
                },
              ],
            }),
        };
      }
    }
  },
});

const subPaths = [
  place('Container volumeMounts[].subPath|subPathExpr'),
  place('Pod volumes[].configMap|secret|downwardAPI.items[].path'),
  place('Pod volumes[].projected.sources[].configMap|secret|downwardAPI.items[].path'),
];
