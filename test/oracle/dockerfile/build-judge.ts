import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadBaseImages } from '../../support/services/base-images.ts';
import { startEngine, type TestEngine } from '../../support/services/engine.ts';
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
    return {
      judge: inBatches((dockerfiles) => check(engine, context, dockerfiles)),
      async stop() {
        await engine.stop();
        await rm(context, { recursive: true });
      },
    };
  } catch (error) {
    await engine.stop();
    throw error;
  }
}

/** Starting a builder takes longer than judging: questions that wait are asked together. */
function inBatches(
  ask: (dockerfiles: readonly string[]) => Promise<readonly Verdict[]>,
): BuildJudge['judge'] {
  const waiting: { readonly dockerfile: string; answer(verdict: Verdict): void }[] = [];
  let working = false;
  const work = async (): Promise<void> => {
    working = true;
    while (waiting.length > 0) {
      const batch = waiting.splice(0, filesPerBatch);
      const verdicts = await ask(batch.map(({ dockerfile }) => dockerfile));
      for (const [index, verdict] of verdicts.entries()) batch[index]?.answer(verdict);
    }
    working = false;
  };
  return (dockerfile) =>
    new Promise((answer) => {
      waiting.push({ dockerfile, answer });
      if (!working) queueMicrotask(() => void (working || work()));
    });
}

const filesPerBatch = 40;

/** Judges Dockerfiles at once; one that the builder cannot judge at all stops the others, so halves are tried again. */
async function check(
  engine: TestEngine,
  context: string,
  dockerfiles: readonly string[],
): Promise<readonly Verdict[]> {
  const target: Record<string, unknown> = {};
  for (const [index, text] of dockerfiles.entries()) {
    const dockerfile = `${index}.Dockerfile`;
    await writeFile(join(context, dockerfile), text);
    const args = { BUILDKIT_SYNTAX: 'docker/dockerfile:1' };
    target[`file-${index}`] = { context: '.', dockerfile, args };
  }
  await writeFile(join(context, 'bake.json'), JSON.stringify({ target }));
  const { stdout, stderr } = await run(engine, context, [
    ...['buildx', 'bake', '--file', 'bake.json', '--progress=quiet', '--call=check,format=json'],
    ...Object.keys(target),
  ]);
  const answers = stdout.trim() ? (JSON.parse(stdout) as BakeResult).target : undefined;
  if (answers) {
    return dockerfiles.map((_, index) => verdictOf(answers[`file-${index}`]?.check));
  }
  if (dockerfiles.length === 1) {
    return [refusal(/ERROR: (.*)/.exec(stderr)?.[1] ?? stderr.slice(-300), undefined)];
  }
  const middle = dockerfiles.length >> 1;
  return [
    ...(await check(engine, context, dockerfiles.slice(0, middle))),
    ...(await check(engine, context, dockerfiles.slice(middle))),
  ];
}

function run(
  { docker, env }: TestEngine,
  cwd: string,
  args: readonly string[],
): Promise<{ readonly stdout: string; readonly stderr: string }> {
  return new Promise((done) => {
    execFile(docker, args, { cwd, env, maxBuffer: 256e6 }, (_, stdout, stderr) =>
      done({ stdout, stderr }),
    );
  });
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

interface BakeResult {
  readonly target: Readonly<Record<string, { readonly check?: CheckResult }>>;
}

function verdictOf(result: CheckResult | undefined): Verdict {
  if (!result) return { kind: 'unjudged', why: 'BuildKit gave no answer' };
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
