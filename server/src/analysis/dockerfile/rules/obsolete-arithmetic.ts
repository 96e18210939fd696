import { argumentsOf, commandName } from '../../shell/places.ts';
import { defineShellRule } from '../model/shell-rule.ts';

/** Reports `expr`, `let` and `$[ ]`. */
export const obsoleteArithmetic = defineShellRule({
  id: 'obsolete-arithmetic',
  summary: 'Numbers are computed in an old way',
  severity: 'hint',
  aliases: ['SC2003', 'SC2007', 'SC2219'],
  *checkScript(script, { dialect }) {
    for (const { node } of script.syntax.of('Command')) {
      const name = commandName(node);
      const words = argumentsOf(node);
      if (name === 'expr' && node.name && !words.some(({ text }) => text === ':')) {
        if (/^(?:length|substr|match|index)$/.test(words[0]?.text ?? '')) continue;
        yield {
          span: script.spanOf(node.name.pos, node.name.end),
          message: 'The shell computes this itself with $((…)), without starting a program.',
          aliases: ['SC2003'],
        };
      } else if (name === 'let' && dialect === 'bash') {
        yield {
          span: script.spanOf(node.pos, node.end),
          message: 'With let, blanks and signs such as * need quotes, which ((…)) does without.',
          aliases: ['SC2219'],
        };
      }
    }
    for (const { node } of script.syntax.of('ArithmeticExpansion')) {
      if (!node.text.startsWith('$[')) continue;
      yield {
        span: script.spanOf(node.pos, node.end),
        message: 'Only bash still knows $[…], which every shell writes as $((…)).',
        aliases: ['SC2007'],
        fixes: [
          {
            title: 'Write $((…))',
            safety: 'safe',
            edits: [
              { span: script.spanOf(node.pos, node.pos + 2), text: '$((' },
              { span: script.spanOf(node.end - 1, node.end), text: '))' },
            ],
          },
        ],
      };
    }
  },
});
