import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installHadolint } from '../../support/services/hadolint.ts';
import { runCommand } from '../../support/services/run-command.ts';
import type { Case } from './cases.ts';
import type { FindingKey } from './finding-key.ts';

/** What hadolint says of each case; undefined where it cannot read the file. */
export async function askHadolint(
  cases: readonly Case[],
): Promise<readonly (ReadonlySet<FindingKey> | undefined)[]> {
  const program = await installHadolint();
  const folder = mkdtempSync(join(tmpdir(), 'slipway-hadolint-'));
  try {
    const answers: (ReadonlySet<FindingKey> | undefined)[] = [];
    for (const configuration of new Set(cases.map((one) => one.configuration))) {
      const group = [...cases.entries()].filter(([, one]) => one.configuration === configuration);
      const paths = group.map(([index, { text }]) => {
        const path = join(folder, String(index));
        writeFileSync(path, text);
        return path;
      });
      const settings = join(folder, 'hadolint.yaml');
      writeFileSync(settings, configuration ?? '');
      const reports = await run(program, settings, paths);
      for (const [at, [index]] of group.entries()) {
        answers[index] = keysOf(reports.filter(({ file }) => file === paths[at]));
      }
    }
    return answers;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Report {
  readonly file: string;
  readonly line: number;
  readonly code: string;
}

/** The two rules that are off by default are judged, too. */
const asked = ['--info', 'DL1001', '--info', 'DL3057'];

async function run(
  program: string,
  settings: string,
  paths: readonly string[],
): Promise<readonly Report[]> {
  const args = ['--config', settings, '--format', 'json', '--no-fail', ...asked, ...paths];
  const { stdout, stderr } = await runCommand(program, args, { mayFail: true });
  if (!stdout.startsWith('[')) throw new Error(`hadolint gave no list: ${stdout}${stderr}`);
  return JSON.parse(stdout) as readonly Report[];
}

function keysOf(reports: readonly Report[]): ReadonlySet<FindingKey> | undefined {
  if (reports.some(({ code }) => code === 'DL1000')) return undefined;
  const rules = reports.filter(({ code }) => code.startsWith('DL'));
  return new Set(rules.map(({ line, code }) => `${line} ${code}` as FindingKey));
}
