import { surround } from '../../shell/edits.ts';
import { wordPlace } from '../../shell/places.ts';
import { defineShellRule } from '../model/shell-rule.ts';

/** Reports words such as `uvicorn[standard]`. */
export const bracketsAsPattern = defineShellRule({
  id: 'brackets-as-pattern',
  summary: 'Brackets are a pattern for names of files',
  severity: 'information',
  aliases: ['SC2102'],
  *checkScript(script) {
    for (const visit of script.syntax.of('Word')) {
      const { node } = visit;
      const letters = /^[\w.,=<>~-]*\[([\w,-]+)\]/.exec(node.text)?.[1];
      const isRepeating = letters !== undefined && new Set(letters).size < letters.length;
      if (!isRepeating || /\w-\w$/.test(letters) || wordPlace(visit) !== 'argument') continue;
      const start = node.text.indexOf('[');
      const end = node.text.indexOf(']') + 1;
      yield {
        span: script.spanOf(node.pos + start, node.pos + end),
        message: `When a file is named by ${node.text.slice(0, start)} and one of these letters, the shell puts its name here.`,
        ...(!/["'$\\]/.test(node.text) && {
          fixes: [
            {
              title: `Quote ${node.text}`,
              safety: 'safe' as const,
              edits: surround(script, node, "'"),
            },
          ],
        }),
      };
    }
  },
});
