import { defineRule } from '../../core/rule.ts';
import type { DockerfileModel } from '../model/model.ts';

/** Reports base images whose tag may point to another image tomorrow. */
export const unpinnedBaseImage = defineRule<DockerfileModel>({
  id: 'unpinned-base-image',
  summary: 'Base image has no tag or the tag latest',
  severity: 'information',
  aliases: ['DL3006', 'DL3007'],
  *check({ stages }) {
    for (const { base, from } of stages) {
      const { image } = from;
      if (base.kind !== 'image' || !image || image.hasVariable || image.digest) continue;
      if (image.tag && image.tag.text !== 'latest') continue;
      yield {
        span: image.span,
        message: `Without a version of "${image.name.text}", a build next month may start from another image and fail or behave differently.`,
        aliases: [image.tag ? 'DL3007' : 'DL3006'],
      };
    }
  },
});
