import { defineRule } from '../../core/rule.ts';
import type { DockerfileModel } from '../model/model.ts';

/** Reports platforms that no build option can change. */
export const constantPlatform = defineRule<DockerfileModel>({
  id: 'constant-platform',
  summary: 'Platform is fixed in FROM',
  severity: 'information',
  aliases: ['FromPlatformFlagConstDisallowed', 'DL3029'],
  *check({ stages }) {
    for (const { from, name } of stages) {
      const { platform } = from;
      if (!platform || platform.text === '' || platform.text.includes('$')) continue;
      const parts = platform.value.toLowerCase().split('/');
      if (parts.some((part) => part !== '' && name?.text.toLowerCase().includes(part))) continue;
      yield {
        span: platform.span,
        message: `The stage is built for ${platform.value} whatever platform the build asks for, so on other machines it runs slowly or not at all.`,
      };
    }
  },
});
