import { capitalKeywords, gluedBraces, misplacedKeywords } from '../../shell/fault-causes.ts';
import { type SyntaxFault, syntaxFaults } from '../../shell/syntax-faults.ts';
import { defineShellRule } from '../model/shell-rule.ts';

/** Reports scripts that the shell refuses, unless another rule knows why. */
export const shellSyntaxError = defineShellRule({
  id: 'shell-syntax-error',
  summary: 'Shell cannot read the script',
  severity: 'error',
  aliases: [
    'SC1072',
    'SC1073',
    'SC1009',
    'SC1036',
    'SC1046',
    'SC1056',
    'SC1061',
    'SC1088',
    'SC1089',
  ],
  ofBrokenScripts: true,
  *checkScript(script) {
    const { syntax } = script;
    const [fault] = syntaxFaults(syntax);
    const isLoopName = syntax.of('For').some(({ node }) => node.name.text.startsWith('$'));
    if (!fault || isLoopName) return;
    const causes = [misplacedKeywords, capitalKeywords, gluedBraces];
    if (causes.some((find) => find(syntax).length > 0)) return;
    yield {
      span: script.spanOf(fault.pos, fault.end),
      message: messageFor(syntax.text, fault),
    };
  },
});

function messageFor(text: string, { pos, end }: SyntaxFault): string {
  if (/["'`]/.test(text.charAt(pos))) {
    return 'This quote is never closed, so the shell refuses the whole script.';
  }
  return end >= text.trimEnd().length
    ? 'The script ends while the shell waits for a bracket or a keyword, so it refuses the whole of it.'
    : 'The shell does not expect this here and refuses the whole script.';
}
