import { defineRule } from '../../core/rule.ts';
import type { DockerfileModel } from '../model/model.ts';

/** Reports images whose user is a name, which Kubernetes cannot tell from root. */
export const namedUser = defineRule<DockerfileModel>({
  id: 'named-user',
  summary: 'Image names its user instead of giving its number',
  severity: 'hint',
  aliases: ['DL3066'],
  *check({ stages }) {
    const user = stages.at(-1)?.image.user;
    const instruction = user?.origin;
    if (instruction?.kind !== 'USER' || !instruction.user || user?.value === undefined) return;
    const [name = ''] = user.value.split(':');
    if (name === '' || name === 'root' || /^\d+$|\$/.test(name)) return;
    if (instruction.user.text.includes('$')) return;
    yield {
      span: instruction.user.span,
      message: `Kubernetes cannot know that "${name}" is not root, so it refuses to start the container where runAsNonRoot is demanded; a number is clear.`,
    };
  },
});
