import { argumentsOf, commandName } from '../../shell/places.ts';
import { defineShellRule } from '../model/shell-rule.ts';

/** Reports `grep "*.log"`: grep reads regular expressions. */
export const globInGrep = defineShellRule({
  id: 'glob-in-grep',
  summary: 'Pattern of grep is written like one for files',
  severity: 'information',
  aliases: ['SC2063'],
  *checkScript(script) {
    for (const { node } of script.syntax.of('Command')) {
      const name = commandName(node);
      if (name !== 'grep' && name !== 'egrep') continue;
      const words = argumentsOf(node);
      if (words.some(({ text }) => /^-\w*F|^--(?:fixed|include|exclude)/.test(text))) continue;
      const pattern = words.find(({ text }) => !text.startsWith('-'));
      if (!pattern || !/^["']?\*/.test(pattern.text)) continue;
      yield {
        span: script.spanOf(pattern.pos, pattern.end),
        message: 'For grep * repeats the sign before it, and here none stands before it.',
      };
    }
  },
});
