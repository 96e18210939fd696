import { defineStageRule } from '../model/stage-rule.ts';

/** Reports public base images whose release gets no fixes any more. */
export const endOfLifeBase = defineStageRule({
  id: 'end-of-life-base',
  summary: 'Base image gets no security fixes any more',
  severity: 'warning',
  *checkStage({ base, from }) {
    const release = base.kind === 'image' ? base.known?.release : undefined;
    if (!release?.hasEnded || !from.image) return;
    const { tag, name, hasVariable } = from.image;
    const successor = hasVariable ? undefined : release.successor;
    yield {
      span: (tag ?? name).span,
      message: `${release.name} has had no security fixes since ${release.endOfLife}, and what it downloads may be gone.`,
      fixes:
        tag && successor && startsWithVersion(tag.text)
          ? [
              {
                title: `Use ${name.text}:${successor}`,
                safety: 'unsafe',
                edits: [{ span: tag.span, text: tag.text.replace(leadingVersion, successor) }],
              },
            ]
          : [],
    };
  },
});

const leadingVersion = /^v?\d+(\.\d+)*/;

function startsWithVersion(tag: string): boolean {
  return leadingVersion.test(tag);
}
