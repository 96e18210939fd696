import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installGoProgram } from '../../support/services/go-program.ts';
import { runCommand } from '../../support/services/run-command.ts';
import type { Case } from './cases.ts';
import type { FindingKey } from './finding-key.ts';

/** What kube-score says of each case with all its checks on; undefined where it cannot read a file. */
export async function askKubeScore(
  cases: readonly Case[],
): Promise<readonly (ReadonlySet<FindingKey> | undefined)[]> {
  const program = await installGoProgram('github.com/zegl/kube-score/cmd/kube-score', 'v1.20.0');
  const folder = mkdtempSync(join(tmpdir(), 'slipway-kube-score-'));
  try {
    const answers: (ReadonlySet<FindingKey> | undefined)[] = [];
    for (const { files } of cases) answers.push(await judge(program, folder, files));
    return answers;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Scored {
  readonly type_meta: { readonly kind: string };
  readonly object_meta: { readonly name?: string };
  readonly checks: readonly {
    readonly check: { readonly id: string };
    readonly grade: number;
    readonly skipped: boolean;
  }[];
}

/** The grade of a check that has nothing to say. */
const flawless = 10;

async function judge(
  program: string,
  folder: string,
  files: Case['files'],
): Promise<ReadonlySet<FindingKey> | undefined> {
  const paths = [...files].map(([name, text]) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  });
  const options = ['--output-format', 'json', '--all-default-optional'];
  const version = ['--kubernetes-version', 'v1.36'];
  const { stdout } = await runCommand(program, ['score', ...options, ...version, ...paths], {
    mayFail: true,
  });
  if (!stdout.trimStart().startsWith('[')) return undefined;
  const scored = JSON.parse(stdout) as readonly Scored[];
  return new Set(
    scored.flatMap(({ type_meta: { kind }, object_meta: { name = '' }, checks }) =>
      checks
        .filter(({ grade, skipped }) => !skipped && grade < flawless)
        .map(({ check }): FindingKey => `${kind}/${name} ${check.id}`),
    ),
  );
}
