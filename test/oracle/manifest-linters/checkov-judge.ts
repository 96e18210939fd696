import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { installPypiProgram } from '../../support/services/pypi-program.ts';
import { runCommand } from '../../support/services/run-command.ts';
import type { Case } from './cases.ts';
import type { FindingKey } from './finding-key.ts';

/** What Checkov says of each case; those of its checks that join objects crash on some of them and are left out. */
export async function askCheckov(
  cases: readonly Case[],
): Promise<readonly (ReadonlySet<FindingKey> | undefined)[]> {
  const python = join(dirname(await installPypiProgram('checkov', '3.3.30', 'checkov')), 'python3');
  const folder = mkdtempSync(join(tmpdir(), 'slipway-checkov-'));
  try {
    for (const [index, { files }] of cases.entries()) {
      mkdirSync(join(folder, String(index)));
      for (const [name, text] of files) writeFileSync(join(folder, String(index), name), text);
    }
    const failed = await run(python, folder);
    const answers = cases.map(() => new Set<FindingKey>());
    for (const { file_path: path, resource, check_id: id } of failed) {
      const [, index = ''] = /^\/(\d+)\//.exec(path) ?? [];
      // Such as `Deployment.shop.web`; names may have dots, namespaces have none.
      const [kind = '', , ...name] = resource.split('.');
      answers[Number(index)]?.add(`${kind}/${name.join('.')} ${id}`);
    }
    return answers;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Failed {
  readonly file_path: string;
  readonly resource: string;
  readonly check_id: string;
}

async function run(python: string, folder: string): Promise<readonly Failed[]> {
  const scope = ['--directory', folder, '--framework', 'kubernetes', '--skip-check', 'CKV2_*'];
  const output = ['--output', 'json', '--compact', '--quiet', '--skip-download', '--soft-fail'];
  const args = ['-m', 'checkov.main', ...scope, ...output];
  const { stdout, stderr } = await runCommand(python, args, { mayFail: true });
  if (!stdout.trimStart().startsWith('{')) throw new Error(`Checkov gave no report: ${stderr}`);
  const report = JSON.parse(stdout) as { results: { failed_checks: readonly Failed[] } };
  return report.results.failed_checks;
}
