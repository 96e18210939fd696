import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadBaseImages } from '../../support/services/base-images.ts';
import { startEngine, type TestEngine } from '../../support/services/engine.ts';
import { runCommand } from '../../support/services/run-command.ts';
import { type CheckResult, refusal, type Verdict, verdictOf } from './verdict.ts';

/** The builder of an engine that judges Dockerfiles. */
export interface EngineJudge {
  judge(dockerfile: string): Promise<Verdict>;
  stop(): Promise<void>;
}

/** Starts an engine whose frontend is BuildKit's newest; each of the named images is a busybox there. */
export async function startEngineJudge(images: ReadonlySet<string>): Promise<EngineJudge> {
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
): EngineJudge['judge'] {
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
    return dockerfiles.map((_, index): Verdict => {
      const result = answers[`file-${index}`]?.check;
      return result ? verdictOf(result) : { kind: 'unjudged', why: 'BuildKit gave no answer' };
    });
  }
  if (dockerfiles.length === 1) {
    return [refusal(/ERROR: (.*)/.exec(stderr)?.[1] ?? stderr.slice(-300))];
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

interface BakeResult {
  readonly target: Readonly<Record<string, { readonly check?: CheckResult }>>;
}
