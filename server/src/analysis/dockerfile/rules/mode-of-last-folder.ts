import { argumentsOf, commandName, staticValue } from '../../shell/places.ts';
import { defineShellRule } from '../model/shell-rule.ts';

/** Reports `mkdir -p -m`, whose mode holds for the last folder only. */
export const modeOfLastFolder = defineShellRule({
  id: 'mode-of-last-folder',
  summary: 'Mode holds for the last folder only',
  severity: 'information',
  aliases: ['SC2174'],
  *checkScript(script) {
    for (const { node } of script.syntax.of('Command')) {
      if (commandName(node) !== 'mkdir') continue;
      const words = argumentsOf(node);
      const mode = words.find(({ text }) => /^-\w*m|^--mode/.test(text));
      const parents = words.some(({ text }) => /^-\w*p|^--parents$/.test(text));
      const nested = words.some((word) => /^(?!-).+\/[^/]/.test(staticValue(word) ?? ''));
      if (!mode || !parents || !nested) continue;
      yield {
        span: script.spanOf(mode.pos, mode.end),
        message: 'Folders above the last one get the usual mode, not this one.',
      };
    }
  },
});
