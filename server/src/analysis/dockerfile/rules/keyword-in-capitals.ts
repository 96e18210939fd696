import { replace } from '../../shell/edits.ts';
import { defineShellRule } from '../model/shell-rule.ts';

/** Reports `If` and `Fi`, which are names of commands to the shell. */
export const keywordInCapitals = defineShellRule({
  id: 'keyword-in-capitals',
  summary: 'Keyword of the shell is written in capitals',
  severity: 'warning',
  aliases: ['SC1081'],
  ofBrokenScripts: true,
  *checkScript(script) {
    for (const { node } of script.syntax.of('Command')) {
      const { name } = node;
      const keyword = name?.text.toLowerCase() ?? '';
      if (!name || name.text === keyword || !keywords.has(keyword)) continue;
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

const keywords = new Set('if then elif else fi for while until do done case esac'.split(' '));
