import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cached } from '../../support/services/cache.ts';
import { goEnvironment, prepareGo } from '../../support/services/go.ts';
import { runCommand } from '../../support/services/run-command.ts';
import { type CheckResult, refusal, type Verdict, verdictOf } from './verdict.ts';

/** A Dockerfile to judge and what is around it. */
export interface Question {
  readonly text: string;
  readonly platform: string;
  readonly dockerignore?: string;
  /** Build arguments. */
  readonly arguments: Readonly<Record<string, string>>;
  /** What base images set, by reference; of one that is not named, the judge makes something up. */
  readonly images: Readonly<Record<string, ImageConfig>>;
}

/** The part of an image's configuration that matters to a build. */
export interface ImageConfig {
  readonly Env?: readonly string[];
  readonly WorkingDir?: string;
}

/** Asks BuildKit's Dockerfile frontend, built from its source, about thousands of Dockerfiles in a second. */
export async function judgeAll(questions: readonly Question[]): Promise<readonly Verdict[]> {
  const lines = questions.map(({ text, ...around }) =>
    JSON.stringify({ ...around, dockerfile: Buffer.from(text).toString('base64') }),
  );
  const { stdout } = await runCommand(await judgeProgram(), [], { input: lines.join('\n') });
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => {
      const { result, error } = JSON.parse(line) as { result?: CheckResult; error?: string };
      return result ? verdictOf(result) : refusal(error ?? 'no answer');
    });
}

const source = join(import.meta.dirname, '../../support/services/dockerfile-frontend');

async function judgeProgram(): Promise<string> {
  const hash = createHash('sha256');
  for (const file of ['judge/main.go', 'go.sum']) hash.update(await readFile(join(source, file)));
  const folder = await cached(`dockerfile-judge-${hash.digest('hex').slice(0, 12)}`, build);
  return join(folder, 'judge');
}

async function build(folder: string): Promise<void> {
  const toolchain = await prepareGo();
  const args = ['build', '-mod=readonly', '-buildvcs=false', '-trimpath', '-o', folder, './judge'];
  await runCommand(toolchain.go, args, { cwd: source, env: goEnvironment(toolchain) });
}
