import { defineShellRule } from '../model/shell-rule.ts';

/** Reports carriage returns, which the shell takes for a part of the last word of a line. */
export const carriageReturnInScript = defineShellRule({
  id: 'carriage-return-in-script',
  summary: 'Script has line ends of Windows',
  severity: 'warning',
  aliases: ['SC1017'],
  ofBrokenScripts: true,
  *checkScript(script) {
    const { text } = script.syntax;
    const at = text.indexOf('\r');
    if (at < 0) return;
    const start = Math.max(text.lastIndexOf('\n', at) + 1, at - 1);
    yield {
      span: script.spanOf(start, at + 1),
      message:
        'This line ends with a carriage return, which the shell takes for the last letter of the line.',
    };
  },
});
