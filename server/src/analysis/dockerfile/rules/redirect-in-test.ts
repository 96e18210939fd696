import { conditionsIn } from '../../shell/conditions.ts';
import { staticValue } from '../../shell/places.ts';
import { defineShellRule } from '../model/shell-rule.ts';

/** Reports `[ a > b ]`, which makes a file named b. */
export const redirectInTest = defineShellRule({
  id: 'redirect-in-test',
  summary: 'Test writes a file instead of comparing',
  severity: 'warning',
  aliases: ['SC2071', 'SC2073', 'SC3012'],
  *checkScript(script, { dialect }) {
    for (const { form, operator, right, redirects } of conditionsIn(script.syntax)) {
      const [redirect] = redirects;
      if (form !== '[' || operator || redirects.length !== 1 || redirect?.type !== 'Redirect')
        continue;
      const { target, pos } = redirect;
      const isInside = target && pos > right.end && !redirect.descriptor;
      if (!isInside || !/^[<>]$/.test(redirect.operator) || /^\/dev\//.test(target.text)) continue;
      const isNumber = /^\d+$/.test(staticValue(target) ?? '');
      const span = script.spanOf(pos, pos + 1);
      const isMore = redirect.operator === '>';
      const text = isMore ? '-gt' : '-lt';
      yield {
        span,
        message: isMore
          ? `This writes an empty file named ${target.text} and compares nothing.`
          : `This reads the file ${target.text} and compares nothing.`,
        aliases: [
          ...(isNumber ? ['SC2071'] : dialect === 'sh' ? [] : ['SC2073']),
          ...(dialect === 'sh' ? ['SC3012'] : []),
        ],
        fixes: [{ title: `Compare numbers by ${text}`, safety: 'unsafe', edits: [{ span, text }] }],
      };
    }
  },
});
