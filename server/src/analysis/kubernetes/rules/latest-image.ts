import { defineRule } from '../../core/rule.ts';
import { parseImageName } from '../model/image-name.ts';
import { knownText } from '../model/known-scalar.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { place } from '../model/place.ts';
import { podKinds } from '../model/pod-template.ts';

/** Reports images whose tag says nothing about what will run. */
export const latestImage = defineRule<KubernetesObject>({
  id: 'latest-image',
  summary: 'Image has no tag or the tag latest',
  severity: 'information',
  kinds: podKinds,
  aliases: [
    'latest-tag',
    'container-image-tag',
    'tagNotSpecified',
    'KBP001',
    'KBP116',
    'KSV013',
    'CKV_K8S_14',
  ],
  *check(object) {
    for (const node of images(object)) {
      const image = parseImageName(knownText(node) ?? '');
      if (!image || image.digest || (image.tag && image.tag !== 'latest')) continue;
      yield {
        span: node.span,
        message: image.tag
          ? 'The tag "latest" moves, so Pods may run different versions and an undo brings nothing back.'
          : 'Without a tag the image is "latest", so Pods may run different versions and an undo brings nothing back.',
      };
    }
  },
});

const images = place('Container image');
