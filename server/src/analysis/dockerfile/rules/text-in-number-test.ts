import { conditionsIn } from '../../shell/conditions.ts';
import { staticValue } from '../../shell/places.ts';
import { defineShellRule } from '../model/shell-rule.ts';

/** Reports operands of `-eq` and its relatives that are no numbers. */
export const textInNumberTest = defineShellRule({
  id: 'text-in-number-test',
  summary: 'Text is compared as a number',
  severity: 'warning',
  aliases: ['SC2170', 'SC2072'],
  *checkScript(script) {
    for (const { form, operator, left, right } of conditionsIn(script.syntax)) {
      if (!operator || !left || !numeric.test(operator.text)) continue;
      for (const word of [left, right]) {
        const value = staticValue(word);
        const isDecimal = /^-?\d+\.\d+$/.test(value ?? '');
        const isText = value !== undefined && /^[^\d\s+-]/.test(value) && form !== '[[';
        if (!isDecimal && !isText) continue;
        yield {
          span: script.spanOf(word.pos, word.end),
          message: isDecimal
            ? `The shell knows whole numbers only, so ${operator.text} fails.`
            : `${value} is no number, so ${operator.text} fails with an error and the test is false.`,
          aliases: [isDecimal ? 'SC2072' : 'SC2170'],
          fixes:
            isText && signs.has(operator.text)
              ? [
                  {
                    title: 'Compare as text',
                    safety: 'unsafe',
                    edits: [
                      {
                        span: script.spanOf(operator.pos, operator.end),
                        text: signs.get(operator.text) ?? '',
                      },
                    ],
                  },
                ]
              : [],
        };
        break;
      }
    }
  },
});

const numeric = /^-(?:eq|ne|lt|le|gt|ge)$/;

const signs = new Map([
  ['-eq', '='],
  ['-ne', '!='],
]);
