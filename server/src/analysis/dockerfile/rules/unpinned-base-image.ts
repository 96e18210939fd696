import { defineStageRule } from '../model/stage-rule.ts';

/** Reports base images whose tag may point to another image tomorrow. */
export const unpinnedBaseImage = defineStageRule({
  id: 'unpinned-base-image',
  summary: 'Base image has no tag or the tag latest',
  severity: 'information',
  aliases: ['DL3006', 'DL3007'],
  *checkStage({ base, from }) {
    const { image } = from;
    if (base.kind !== 'image' || !image || image.hasVariable || image.digest) return;
    if (image.tag && image.tag.text !== 'latest') return;
    yield {
      span: image.span,
      message: `Without a version of "${image.name.text}", a build next month may start from another image and fail or behave differently.`,
      aliases: [image.tag ? 'DL3007' : 'DL3006'],
    };
  },
});
