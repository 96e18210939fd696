import { defineInstructionRule } from '../model/instruction-rule.ts';

/** Reports platforms that no build option can change. */
export const constantPlatform = defineInstructionRule({
  id: 'constant-platform',
  summary: 'Platform is fixed in FROM',
  severity: 'information',
  aliases: ['FromPlatformFlagConstDisallowed', 'DL3029'],
  instructions: ['FROM'],
  *checkInstruction(from) {
    const { platform, stageName } = from;
    if (!platform || platform.text === '' || platform.text.includes('$')) return;
    const parts = platform.value.toLowerCase().split('/');
    if (parts.some((part) => part !== '' && stageName?.text.toLowerCase().includes(part))) return;
    yield {
      span: platform.span,
      message: `The stage is built for ${platform.value} whatever platform the build asks for, so on other machines it runs slowly or not at all.`,
    };
  },
});
