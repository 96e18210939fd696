import { argumentsOf, commandName } from '../../shell/places.ts';
import { defineShellRule } from '../model/shell-rule.ts';

/** Reports `find -name a -o -name b -print`. */
export const ungroupedFind = defineShellRule({
  id: 'ungrouped-find',
  summary: 'Action of find belongs to the last condition only',
  severity: 'warning',
  aliases: ['SC2146'],
  *checkScript(script) {
    for (const { node } of script.syntax.of('Command')) {
      if (commandName(node) !== 'find') continue;
      const words = argumentsOf(node).slice(0, -1);
      const at = argumentsOf(node).findIndex(({ text }) => actions.test(text));
      const or = words.findIndex(({ text }) => text === '-o' || text === '-or');
      const action = argumentsOf(node)[at];
      if (!action || or < 0 || at < or) continue;
      if (words.some(({ text }) => /^["'\\]?[()]/.test(text))) continue;
      yield {
        span: script.spanOf(action.pos, action.end),
        message: `This is done for the files behind -o only, because ${action.text} binds closer than -o.`,
      };
    }
  },
});

const actions = /^-(?:exec|execdir|delete|print|print0|prune|ok)$/;
