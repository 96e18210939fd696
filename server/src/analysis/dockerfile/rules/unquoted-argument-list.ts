import { surround } from '../../shell/edits.ts';
import { placeOf } from '../../shell/places.ts';
import type { NodeOf, Visit } from '../../shell/syntax.ts';
import { defineShellRule } from '../model/shell-rule.ts';

/** Reports lists of arguments that are taken apart again, such as `$@` without quotes. */
export const unquotedArgumentList = defineShellRule({
  id: 'unquoted-argument-list',
  summary: 'List of arguments is not quoted',
  severity: 'warning',
  aliases: ['SC2068', 'SC2048'],
  *checkScript(script) {
    const { syntax } = script;
    const uses: readonly Visit<NodeOf<'SimpleExpansion' | 'ParameterExpansion'>>[] = [
      ...syntax.of('SimpleExpansion'),
      ...syntax.of('ParameterExpansion'),
    ];
    for (const visit of uses) {
      const { node } = visit;
      const list = listSign(node);
      const { isQuoted, where } = placeOf(visit);
      if (!list || isQuoted || !/^(?:argument|loop|array)$/.test(where)) continue;
      const isArguments = /^\$\{?[@*]/.test(node.text);
      yield {
        span: script.spanOf(node.pos, node.end),
        message: `The shell splits the elements of ${node.text} again, so an argument with a blank in it becomes two.`,
        aliases: [list === '@' ? 'SC2068' : 'SC2048'],
        fixes: [
          {
            title: `Quote ${isArguments ? '$@' : node.text.replace('[*]', '[@]')}`,
            safety: 'safe',
            edits:
              list === '@'
                ? surround(script, node, '"')
                : [
                    {
                      span: script.spanOf(node.pos, node.end),
                      text: isArguments ? '"$@"' : `"${node.text.replace('[*]', '[@]')}"`,
                    },
                  ],
          },
        ],
      };
    }
  },
});

function listSign(node: NodeOf<'SimpleExpansion' | 'ParameterExpansion'>): '@' | '*' | undefined {
  if (node.type === 'SimpleExpansion') {
    const name = node.text.slice(1);
    return name === '@' || name === '*' ? name : undefined;
  }
  if (node.prefix === '#') return undefined;
  const sign = node.index?.text ?? node.parameter;
  if (sign === '@') return sign;
  return sign === '*' && !node.operation && !node.prefix ? sign : undefined;
}
