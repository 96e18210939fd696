import { defineRule } from '../../core/rule.ts';
import { parseImageName } from '../model/image-name.ts';
import { knownText } from '../model/known-scalar.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { place } from '../model/place.ts';
import { podKinds } from '../model/pod-template.ts';

/** Reports images that are named by a tag, which can be moved. */
export const imageWithoutDigest = defineRule<KubernetesObject>({
  id: 'image-without-digest',
  summary: 'Image is named by a tag, which can be moved',
  severity: 'hint',
  kinds: podKinds,
  aliases: ['CKV_K8S_43'],
  optIn: true,
  *check(object) {
    for (const node of images(object)) {
      const image = parseImageName(knownText(node) ?? '');
      // Of a tag that moves anyway, the rule latest-image speaks.
      if (!image || image.digest || !image.tag || image.tag === 'latest') continue;
      yield {
        span: node.span,
        message: `The tag "${image.tag}" can be moved to another image; a digest is the image itself.`,
      };
    }
  },
});

const images = place('Container image');
