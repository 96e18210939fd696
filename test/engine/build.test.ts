import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BuildProgress, BuildRequest } from '../../client/src/docker/build.ts';
import type { EngineError } from '../../client/src/docker/engine-error.ts';
import { type ConnectedEngine, engineVersions, startConnectedEngine } from './connected-engine.ts';

describe.each(engineVersions)('builds on engine %s', (version) => {
  let connected: ConnectedEngine;
  let count = 0;

  beforeAll(async () => {
    connected = await startConnectedEngine(version);
  });
  afterAll(() => connected?.stop());

  /** Writes a context and builds it; answers the news and the output of all steps. */
  const build = async (
    files: Readonly<Record<string, string>>,
    request: Partial<BuildRequest> = {},
    signal = new AbortController().signal,
  ) => {
    const context = join(connected.folder, `context-${count++}`);
    await writeFiles(context, files);
    const news: BuildProgress[] = [];
    const whole = { dockerfile: join(context, 'Dockerfile'), context, tags: [], ...request };
    const image = await connected.engine.build(whole, (progress) => news.push(progress), signal);
    const output = news.map((progress) => (progress.type === 'log' ? progress.text : '')).join('');
    return { image, news, output };
  };

  const failure = async (building: Promise<unknown>): Promise<EngineError> =>
    await building.then(
      () => Promise.reject(new Error('The build did not fail.')),
      (error: EngineError) => error,
    );

  test('steps, output and times are told, and the image has its name', async () => {
    const dockerfile = 'FROM busybox:1.37 AS tools\nRUN echo hällo wörld\n';
    const { image, news, output } = await build({ Dockerfile: dockerfile }, { tags: ['told:1'] });
    expect(image.id).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(output).toContain('hällo wörld\n');
    const steps = news.flatMap((progress) => (progress.type === 'step' ? [progress.step] : []));
    expect(steps).toContainEqual(
      expect.objectContaining({ name: expect.stringContaining('RUN echo'), state: 'done' }),
    );
    expect((await connected.engine.images()).flatMap((one) => one.references)).toContain('told:1');
  });

  test('a stage and build arguments are chosen', async () => {
    const dockerfile = [
      'FROM busybox:1.37 AS first',
      'ARG GREETING=nothing',
      'RUN echo "says $GREETING"',
      'FROM first AS second',
      'RUN exit 9',
    ].join('\n');
    const { output } = await build(
      { Dockerfile: dockerfile },
      { target: 'first', buildArguments: { GREETING: 'a "quoted" $value' } },
    );
    expect(output).toContain('says a "quoted" $value');
  });

  test('the ignore file keeps files out, and exceptions bring them back', async () => {
    const { output } = await build({
      Dockerfile: 'FROM busybox:1.37\nCOPY . /context\nRUN cd /context && find . -type f | sort\n',
      '.dockerignore': '# comment\nnode_modules\n**/*.log\n!keep.log\ndocs/*\n!docs/README.md\n',
      'main.js': '',
      'a.log': '',
      'keep.log': '',
      'src/deep/b.log': '',
      'src/deep/b.js': '',
      'node_modules/x/index.js': '',
      'docs/secret.md': '',
      'docs/README.md': '',
    });
    expect(
      output
        .trim()
        .split('\n')
        .filter((line) => line.startsWith('./')),
    ).toEqual([
      './.dockerignore',
      './Dockerfile',
      './docs/README.md',
      './keep.log',
      './main.js',
      './src/deep/b.js',
    ]);
  });

  test('a Dockerfile with its own ignore file, outside of the context', async () => {
    const outside = join(connected.folder, `outside-${count++}`);
    await writeFiles(outside, {
      'web.Dockerfile': 'FROM busybox:1.37\nCOPY . /context\nRUN ls -A /context\n',
      'web.Dockerfile.dockerignore': 'hidden.txt\n',
    });
    const { output } = await build(
      { 'shown.txt': '', 'hidden.txt': '', '.dockerignore': 'shown.txt\n' },
      { dockerfile: join(outside, 'web.Dockerfile') },
    );
    expect(output).toContain('shown.txt');
    expect(output).not.toContain('hidden.txt');
  });

  test('links stay links and modes stay', async () => {
    const context = join(connected.folder, `context-${count}`);
    await writeFiles(context, { 'run.sh': '#!/bin/sh\necho it runs\n' });
    await symlink('run.sh', join(context, 'start'));
    await chmod(join(context, 'run.sh'), 0o755);
    const { output } = await build({
      Dockerfile: 'FROM busybox:1.37\nCOPY . /app\nRUN readlink /app/start && /app/start\n',
    });
    expect(output).toContain('run.sh\n');
    expect(output).toContain('it runs\n');
  });

  test('a failing command is found by its step, with the end of its output', async () => {
    const dockerfile = 'FROM busybox:1.37 AS app\nRUN true\nRUN echo broken >&2 && exit 3\n';
    const { reason, build: details } = await failure(build({ Dockerfile: dockerfile }));
    expect(reason).toBe('build-failed');
    expect(details?.step).toMatch(/RUN echo broken >&2 && exit 3$/);
    expect(details?.log).toContain('broken');
    expect(details?.message).toMatch(/exit code: 3/);
  });

  test('a parse error is found by its line', async () => {
    const { build: details } = await failure(
      build({ Dockerfile: 'FROM busybox:1.37\n\nFETCH something\n' }),
    );
    expect(details?.lines).toEqual({ start: 3, end: 3 });
    expect(details?.message).toMatch(/unknown instruction: FETCH/);
  });

  test('a file that the context lacks', async () => {
    const { build: details } = await failure(
      build({ Dockerfile: 'FROM busybox:1.37\nCOPY nothing /\n' }),
    );
    expect(details?.step).toMatch(/COPY nothing \/$/);
    expect(details?.message).toMatch(/nothing.*not found/);
  });

  test('a cancelled build ends at once, here and on the engine', async () => {
    const controller = new AbortController();
    const started = Date.now();
    setTimeout(() => controller.abort(), 1500);
    const dockerfile = 'FROM busybox:1.37\nRUN echo begin && sleep 60\n';
    const building = build({ Dockerfile: dockerfile }, { tags: ['never:1'] }, controller.signal);
    await expect(building).rejects.toMatchObject({ name: 'AbortError' });
    expect(Date.now() - started).toBeLessThan(10_000);
    expect((await connected.engine.images()).flatMap((one) => one.references)).not.toContain(
      'never:1',
    );
  });

  test('a context that cannot be read says so', async () => {
    const missing = join(connected.folder, 'nowhere');
    await expect(
      build({ Dockerfile: 'FROM busybox:1.37\n' }, { context: missing }),
    ).rejects.toThrow(/nowhere/);
  });

  test('a build that takes longer than BuildKit waits for a silent client', async () => {
    const { output } = await build({
      Dockerfile: 'FROM busybox:1.37\nRUN sleep 20 && echo still here\n',
    });
    expect(output).toContain('still here');
  });
});

async function writeFiles(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
}
