import type { Word } from 'unbash';
import { defineShellRule } from '../model/shell-rule.ts';

/** Reports `a=($(command))` and `a=($b)`. */
export const splitArray = defineShellRule({
  id: 'split-array',
  summary: 'Array is filled by splitting at blanks',
  severity: 'information',
  aliases: ['SC2206', 'SC2207'],
  *checkScript(script) {
    for (const { node } of script.syntax.of('ArrayValue')) {
      for (const element of node.elements) {
        const found = element.type === 'Word' ? splitPart(element) : undefined;
        if (!found) continue;
        yield {
          span: script.spanOf(found.pos, found.end),
          message:
            'The shell splits this at blanks and replaces * and ? by names of files, so lines do not stay together.',
          aliases: [found.isCommand ? 'SC2207' : 'SC2206'],
        };
      }
    }
  },
});

function splitPart({ parts }: Word) {
  const [only, ...others] = parts ?? [];
  if (!only || others.length > 0) return undefined;
  const isCommand = only.type === 'CommandExpansion';
  if (!isCommand && only.type !== 'SimpleExpansion') return undefined;
  return only.type === 'SimpleExpansion' && /^\$[@#?*0-9]/.test(only.text)
    ? undefined
    : { pos: only.pos, end: only.end, isCommand };
}
