import { defineRule } from '../../core/rule.ts';
import { parseImageName } from '../model/image-name.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { namedContainers } from '../model/named-containers.ts';
import { podKinds } from '../model/pod-template.ts';
import { setField } from '../model/set-field.ts';
import { at, scalarAt, stringAt } from '../syntax/access.ts';

/** Reports images that a node may start without asking the registry. */
export const imageNotAlwaysPulled = defineRule<KubernetesObject>({
  id: 'image-not-always-pulled',
  summary: 'Node may start the image without asking its registry',
  severity: 'hint',
  kinds: podKinds,
  aliases: [
    'container-image-pull-policy',
    'image-pull-policy',
    'pullPolicyNotAlways',
    'CKV_K8S_15',
  ],
  optIn: true,
  *check(object) {
    for (const { node, image } of namedContainers(object)) {
      const policy = scalarAt(node, 'imagePullPolicy');
      if (!image || policy?.text === 'Always' || at(node, 'imagePullPolicy')?.templated) continue;
      const { tag, digest } = parseImageName(stringAt(image) ?? '') ?? {};
      // The API server puts Always where nothing is said and the tag is latest; a digest never changes.
      if (digest || (!policy && (tag === undefined || tag === 'latest'))) continue;
      const edit = setField(object, node, ['imagePullPolicy'], 'Always');
      yield {
        span: (policy ?? image).span,
        message:
          'A node that has the image starts it as it is, also when the registry has another by now or would not give it to this Pod.',
        ...(edit && {
          fixes: [{ title: 'Always ask the registry', safety: 'unsafe', edits: [edit] }],
        }),
      };
    }
  },
});
