import type { Fix } from '../../core/finding.ts';
import { bashSyntaxIn } from '../../shell/bash-syntax.ts';
import type { Dialect } from '../../shell/dialect.ts';
import type { ShellScript } from '../../shell/script.ts';
import { defineShellRule } from '../model/shell-rule.ts';

/** Reports what bash knows and the shell of the image does not. */
export const bashSyntaxInSh = defineShellRule({
  id: 'bash-syntax-in-sh',
  summary: 'Shell of the image does not know this syntax of bash',
  severity: 'warning',
  aliases: ['SC2039'],
  *checkScript(script, { dialect }) {
    if (dialect === 'bash' || dialect === 'ksh') return;
    for (const { pos, end, code, what } of bashSyntaxIn(script.syntax, dialect)) {
      const isEcho = code === 'SC3036' || code === 'SC3037';
      yield {
        span: script.spanOf(pos, end),
        message: `${what} is known to bash, but not to ${shellNames[dialect]}.`,
        aliases: [dialect === 'sh' && isEcho ? 'SC3037' : code, 'SC2039'],
        fixes: fixesOf(script, code, pos),
      };
    }
  },
});

const shellNames: Readonly<Record<Dialect, string>> = {
  sh: 'every /bin/sh',
  dash: 'the /bin/sh of this image, which is dash',
  ash: 'the /bin/sh of this image, which is that of busybox',
  bash: 'bash',
  ksh: 'ksh',
  zsh: 'zsh',
};

function fixesOf(script: ShellScript, code: string, pos: number): Fix[] {
  const written = replacements[code];
  if (!written) return [];
  const [from, to] = written;
  if (!script.syntax.text.startsWith(from, pos)) return [];
  const edits = [{ span: script.spanOf(pos, pos + from.length), text: to }];
  return [{ title: `Write ${to}`, safety: 'safe', edits }];
}

/** What every shell knows for the same. */
const replacements: Readonly<Record<string, readonly [from: string, to: string]>> = {
  SC3014: ['==', '='],
  SC3046: ['source', '.'],
};
