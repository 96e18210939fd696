import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCommand } from '../support/services/run-command.ts';

const repository = resolve(import.meta.dirname, '../..');
let clone: string;

beforeAll(async () => {
  clone = await mkdtemp(join(tmpdir(), 'slipway-clone-'));
  await runCommand('git', ['clone', '--quiet', '--no-hardlinks', repository, clone]);
});

afterAll(() => rm(clone, { recursive: true, force: true }));

test.each(['the first time', 'again'])('npm start opens the examples %s', async () => {
  const start = startInClone();
  const url = await start.until(/Slipway is open at (http:\/\/127\.0\.0\.1:\S+)/);
  expect(start.output()).toContain('first-steps/python-service/Dockerfile');
  expect(start.output()).toContain('No Docker engine here');
  expect(start.output()).toContain('No kubeconfig here');
  expect((await fetch(url)).status).toBe(200);

  start.interrupt();
  // npm's own shell may end by the signal; everything below it has ended in good order.
  expect([0, 'SIGINT']).toContain(await start.ended);
  expect(start.output()).toContain('Ended.');
  await expect(fetch(url)).rejects.toThrow();
});

/** `npm start` without an engine and without a cluster, in a process group of its own as in a terminal. */
function startInClone() {
  const env = {
    ...process.env,
    DOCKER_HOST: '',
    KUBECONFIG: '/nonexistent/kubeconfig',
    HOME: clone,
  };
  const cache =
    process.env['SLIPWAY_TEST_CACHE'] ?? join(process.env['HOME'] ?? '', '.cache/slipway-test');
  const child: ChildProcess = spawn('npm', ['start', '--', '--browser'], {
    cwd: clone,
    env: {
      ...env,
      SLIPWAY_TEST_CACHE: cache,
      npm_config_cache: join(process.env['HOME'] ?? '', '.npm'),
    },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      for (const listener of listeners) listener();
    });
  }
  const ended = new Promise<number | string | null>((done) =>
    child.once('close', (code, signal) => done(code ?? signal)),
  );
  return {
    ended,
    output: () => output,
    interrupt: () => child.pid && process.kill(-child.pid, 'SIGINT'),
    until: (pattern: RegExp) =>
      new Promise<string>((done, fail) => {
        const look = () => {
          const found = pattern.exec(output)?.[1];
          if (found) done(found);
        };
        listeners.add(look);
        void ended.then((code) => fail(new Error(`npm start ended with ${code}: ${output}`)));
        look();
      }),
  };
}
