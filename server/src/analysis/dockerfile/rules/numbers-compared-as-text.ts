import { conditionsIn } from '../../shell/conditions.ts';
import { staticValue } from '../../shell/places.ts';
import { defineShellRule } from '../model/shell-rule.ts';

/** Reports `[[ $a > 1 ]]`, which compares letters. */
export const numbersComparedAsText = defineShellRule({
  id: 'numbers-compared-as-text',
  summary: 'Numbers are compared as text',
  severity: 'warning',
  aliases: ['SC2071'],
  *checkScript(script) {
    for (const { form, operator, left, right } of conditionsIn(script.syntax)) {
      const sign = /^\\?([<>])$/.exec(operator?.text ?? '')?.[1];
      if (!operator || !left || !sign || (form !== '[[' && !operator.text.startsWith('\\')))
        continue;
      if (![left, right].some((word) => /^-?\d+$/.test(staticValue(word) ?? ''))) continue;
      const text = sign === '<' ? '-lt' : '-gt';
      const span = script.spanOf(operator.pos, operator.end);
      yield {
        span,
        message: `${operator.text} compares letter by letter, by which 10 comes before 9.`,
        fixes: [{ title: `Write ${text}`, safety: 'safe', edits: [{ span, text }] }],
      };
    }
  },
});
