import { defineRule } from '../../core/rule.ts';
import { knownText } from '../model/known-scalar.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { place } from '../model/place.ts';

/** Reports paths of volumes that climb or have no beginning. */
export const invalidVolumePath = defineRule<KubernetesObject>({
  id: 'invalid-volume-path',
  summary: 'Path of a volume climbs, or begins nowhere',
  severity: 'error',
  *check(object) {
    for (const node of climbing.flatMap((find) => find(object))) {
      if (!knownText(node)?.split('/').includes('..')) continue;
      yield {
        span: node.span,
        message: 'The path of a volume may not hold "..", so the object will be refused.',
      };
    }
    for (const node of absolute.flatMap((find) => find(object))) {
      const path = knownText(node);
      if (!path || path.startsWith('/')) continue;
      yield {
        span: node.span,
        message: `The server exports whole paths, so "${path}" without a "/" at its start will be refused.`,
      };
    }
  },
});

const climbing = [
  place('Pod volumes[].hostPath.path'),
  place('PersistentVolume spec.hostPath|local.path'),
];
const absolute = [place('Pod volumes[].nfs.path'), place('PersistentVolume spec.nfs.path')];
