import { defineRule } from '../../core/rule.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { place } from '../model/place.ts';
import { booleanAt, isAbsent, itemsAt, pairAt } from '../syntax/access.ts';

/** Reports definitions of which not exactly one version is the stored one. */
export const unclearStorageVersion = defineRule<KubernetesObject>({
  id: 'unclear-storage-version',
  summary: 'CustomResourceDefinition has not exactly one stored version',
  severity: 'error',
  kinds: ['CustomResourceDefinition'],
  *check(object) {
    for (const spec of specs(object)) {
      const list = pairAt(spec, 'versions');
      const versions = itemsAt(spec, 'versions');
      if (list?.value.kind !== 'sequence' || list.value.templated) continue;
      const unknown = versions.some((version) => {
        const storage = pairAt(version, 'storage')?.value;
        return storage && !isAbsent(storage) && booleanAt(version, 'storage') === undefined;
      });
      const stored = versions.filter((version) => booleanAt(version, 'storage') === true);
      const [first, second] = stored.map((version) => pairAt(version, 'storage'));
      if (unknown || (first && !second)) continue;
      yield {
        span: (second ?? list).key.span,
        message: second
          ? 'Objects are stored in one version, so a second one with "storage: true" will be refused.'
          : 'Objects are stored in one version, so a definition of which none has "storage: true" will be refused.',
        ...(first && { related: [{ span: first.key.span, message: 'The first is here.' }] }),
      };
    }
  },
});

const specs = place('CustomResourceDefinition spec');
