import { replace } from '../../shell/edits.ts';
import { capitalKeywords } from '../../shell/fault-causes.ts';
import { defineShellRule } from '../model/shell-rule.ts';

/** Reports `If` and `Fi`, which are names of commands to the shell. */
export const keywordInCapitals = defineShellRule({
  id: 'keyword-in-capitals',
  summary: 'Keyword of the shell is written in capitals',
  severity: 'warning',
  aliases: ['SC1081'],
  ofBrokenScripts: true,
  *checkScript(script) {
    for (const name of capitalKeywords(script.syntax)) {
      const keyword = name.text.toLowerCase();
      yield {
        span: script.spanOf(name.pos, name.end),
        message: `Keywords are written in small letters, so the shell looks for a command called ${name.text}.`,
        fixes: [
          { title: `Write ${keyword}`, safety: 'safe', edits: [replace(script, name, keyword)] },
        ],
      };
    }
  },
});
