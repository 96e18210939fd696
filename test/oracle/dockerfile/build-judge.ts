import { execFile } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadBaseImages } from '../../support/services/base-images.ts';
import { startEngine } from '../../support/services/engine.ts';
import { runCommand } from '../../support/services/run-command.ts';

/** What BuildKit says of a Dockerfile; `unjudged` when it would have to ask a registry. */
export type Verdict =
  | { readonly kind: 'refused'; readonly message: string; readonly lines: Lines | undefined }
  | { readonly kind: 'accepted'; readonly warnings: readonly Warning[] }
  | { readonly kind: 'unjudged'; readonly why: string };

/** Lines of an instruction, from 1, both included. */
export interface Lines {
  readonly first: number;
  readonly last: number;
}

/** A warning by the name of its check. */
export interface Warning {
  readonly check: string;
  readonly lines: Lines;
}

/** A BuildKit that judges Dockerfiles. */
export interface BuildJudge {
  judge(dockerfile: string): Promise<Verdict>;
  stop(): Promise<void>;
}

/** Starts an engine whose frontend is BuildKit's newest; each of the named images is a busybox there. */
export async function startBuildJudge(images: ReadonlySet<string>): Promise<BuildJudge> {
  const engine = await startEngine({ version: '28' });
  try {
    await loadBaseImages(engine, ['busybox:1.37', 'docker/dockerfile:1']);
    for (const image of images) {
      await runCommand(engine.docker, ['tag', 'busybox:1.37', image], {
        env: engine.env,
        mayFail: true,
      });
    }
    const context = await mkdtemp(join(tmpdir(), 'slipway-oracle-'));
    const args = [
      ...['buildx', 'build', '--call=check,format=json'],
      ...['--build-arg', 'BUILDKIT_SYNTAX=docker/dockerfile:1', '--file', '-', context],
    ];
    return {
      judge: async (dockerfile) =>
        verdictOf(await check(engine.docker, args, engine.env, dockerfile)),
      stop: engine.stop,
    };
  } catch (error) {
    await engine.stop();
    throw error;
  }
}

interface Ranges {
  readonly ranges?: readonly {
    readonly start: { readonly line: number };
    readonly end: { readonly line: number };
  }[];
}

interface CheckResult {
  readonly warnings: readonly { readonly ruleName: string; readonly location: Ranges }[] | null;
  readonly buildError?: { readonly message: string; readonly location?: Ranges };
}

function check(
  docker: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  dockerfile: string,
): Promise<{ readonly stdout: string; readonly stderr: string }> {
  return new Promise((done) => {
    const child = execFile(docker, args, { env, maxBuffer: 64e6 }, (_, stdout, stderr) =>
      done({ stdout, stderr }),
    );
    child.stdin?.end(dockerfile);
  });
}

function verdictOf({
  stdout,
  stderr,
}: {
  readonly stdout: string;
  readonly stderr: string;
}): Verdict {
  const end = stdout.lastIndexOf('}');
  if (end < 0) return refusal(/ERROR: (.*)/.exec(stderr)?.[1] ?? stderr.slice(-300), undefined);
  const result = JSON.parse(stdout.slice(0, end + 1)) as CheckResult;
  if (result.buildError) {
    return refusal(result.buildError.message, linesOf(result.buildError.location));
  }
  const warnings = (result.warnings ?? []).flatMap(({ ruleName, location }) => {
    const lines = linesOf(location);
    return lines ? [{ check: ruleName, lines }] : [];
  });
  return { kind: 'accepted', warnings };
}

function refusal(message: string, lines: Lines | undefined): Verdict {
  return /failed to do request|failed to resolve|no such host|not found: not found/.test(message)
    ? { kind: 'unjudged', why: message }
    : { kind: 'refused', message, lines };
}

function linesOf(location: Ranges | undefined): Lines | undefined {
  const ranges = location?.ranges ?? [];
  const first = ranges[0]?.start.line;
  const last = ranges.at(-1)?.end.line;
  return first === undefined || last === undefined ? undefined : { first, last };
}
