import { defineRule } from '../../core/rule.ts';
import { parseImageName } from '../model/image-name.ts';
import { knownText } from '../model/known-scalar.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { place } from '../model/place.ts';
import { podKinds } from '../model/pod-template.ts';

/** Reports image names that the kubelet can't read. */
export const invalidImageName = defineRule<KubernetesObject>({
  id: 'invalid-image-name',
  summary: 'Image is no reference that the kubelet can read',
  severity: 'error',
  kinds: podKinds,
  *check(object) {
    for (const node of images(object)) {
      const image = knownText(node);
      if (image === undefined || image === '' || unresolved.test(image)) continue;
      if (parseImageName(image)) continue;
      const better = image.trim().toLowerCase();
      yield {
        span: node.span,
        message: `"${image}" is no image reference, so the Pod will wait with InvalidImageName.`,
        ...(better !== image &&
          parseImageName(better) && {
            fixes: [
              {
                title: `Change to ${better}`,
                safety: 'unsafe' as const,
                edits: [{ span: node.span, text: better }],
              },
            ],
          }),
      };
    }
  },
});

const images = place('Container image');
/** Placeholders that something else fills in before the cluster sees them. */
const unresolved = /[${}<>]|^[A-Z_]+$/;
