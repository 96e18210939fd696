import { defineStageRule } from '../model/stage-rule.ts';

/** Reports images whose user is a name, which Kubernetes cannot tell from root. */
export const namedUser = defineStageRule({
  id: 'named-user',
  summary: 'Image names its user instead of giving its number',
  severity: 'hint',
  aliases: ['DL3066'],
  *checkStage({ image, isFinal }) {
    const { user } = image;
    const instruction = user.origin;
    if (!isFinal || instruction?.kind !== 'USER' || !instruction.user || !user.value) return;
    const [name = ''] = user.value.split(':');
    if (name === '' || name === 'root' || /^\d+$|\$/.test(name)) return;
    if (instruction.user.text.includes('$')) return;
    yield {
      span: instruction.user.span,
      message: `Kubernetes cannot know that "${name}" is not root, so it refuses to start the container where runAsNonRoot is demanded; a number is clear.`,
    };
  },
});
