import { pipesOf } from '../../shell/pipes.ts';
import { argumentsOf, commandName } from '../../shell/places.ts';
import { defineShellRule } from '../model/shell-rule.ts';

/** Reports `grep … | wc -l`. */
export const countedGrep = defineShellRule({
  id: 'counted-grep',
  summary: 'Lines that grep finds are counted by wc',
  severity: 'hint',
  aliases: ['SC2126'],
  *checkScript(script) {
    for (const { from, to } of pipesOf(script.syntax)) {
      if (commandName(from) !== 'grep' || to.type !== 'Command' || commandName(to) !== 'wc')
        continue;
      const [flag, ...more] = argumentsOf(to).map(({ text }) => text);
      if (more.length > 0 || (flag !== '-l' && flag !== '--lines')) continue;
      const options = argumentsOf(from).filter(({ text }) => text.startsWith('-'));
      if (options.some(({ text }) => otherOutput.test(text)) || to.redirects.length > 0) continue;
      const name = script.spanOf(from.name?.pos ?? from.pos, from.name?.end ?? from.pos);
      const start = script.spanOf(from.pos, from.end).end;
      const { end } = script.spanOf(to.pos, to.end);
      yield {
        span: script.spanOf(from.pos, from.end),
        message: 'The program grep counts lines itself, without a second program.',
        fixes: [
          {
            title: 'Use grep -c',
            safety: 'unsafe',
            edits: [
              { span: { start: name.end, end: name.end }, text: ' -c' },
              { span: { start, end }, text: '' },
            ],
          },
        ],
      };
    }
  },
});

/** Options by which grep prints more or less than one line for each hit, or counts several files. */
const otherOutput = /^-\w*[oABCrRlLm\d]|^--(?:only|after|before|context|recursive|files|max)/;
