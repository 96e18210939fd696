import { replace } from '../../shell/edits.ts';
import { placeOf } from '../../shell/places.ts';
import type { ShellScript } from '../../shell/script.ts';
import type { NodeOf, Visit } from '../../shell/syntax.ts';
import { defineShellRule } from '../model/shell-rule.ts';

/** Reports backslashes that the shell removes without need. */
export const literalBackslash = defineShellRule({
  id: 'literal-backslash',
  summary: 'Shell removes a backslash',
  severity: 'information',
  aliases: ['SC1001', 'SC1012'],
  *checkScript(script) {
    const isPlain = ({ node, parent }: Visit<NodeOf<'Word'>>) =>
      !node.parts && node.text.includes('\\') && parent?.node.type !== 'TestBinary';
    for (const { node } of script.syntax.of('Word').filter(isPlain)) {
      yield* backslashesIn(script, node);
    }
    for (const visit of script.syntax.of('Literal')) {
      if (!visit.node.text.includes('\\')) continue;
      const { isQuoted, where, word } = placeOf(visit);
      if (!isQuoted && word && where !== 'test') yield* backslashesIn(script, visit.node);
    }
  },
});

function* backslashesIn(
  script: ShellScript,
  part: { readonly pos: number; readonly text: string },
) {
  if (/["']/.test(part.text)) return;
  for (const { 0: pair, index } of part.text.matchAll(/\\./gs)) {
    const letter = pair[1] ?? '';
    if (!/[\p{L}\p{N}_\-:%/=^]/u.test(letter)) continue;
    const range = { pos: part.pos + index, end: part.pos + index + pair.length };
    const isControl = /[nrt]/.test(letter);
    yield {
      span: script.spanOf(range.pos, range.end),
      message: `Without quotes the shell removes the backslash, so the command gets ${letter}.`,
      aliases: [isControl ? 'SC1012' : 'SC1001'],
      fixes: [
        {
          title: `Quote the backslash, for the command to get ${pair}`,
          safety: 'unsafe' as const,
          edits: [replace(script, range, `'${pair}'`)],
        },
      ],
    };
  }
}
