import { writeFile } from 'node:fs/promises';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startRegistry, type TestRegistry } from '../support/services/registry.ts';
import { type ConnectedEngine, engineVersions, startConnectedEngine } from './connected-engine.ts';

describe.each(engineVersions)('a registry and engine %s', (version) => {
  let registry: TestRegistry;
  let guard: Server;
  /** The same registry behind a door that wants a name and a password. */
  let guarded: string;
  let connected: ConnectedEngine;
  const signal = new AbortController().signal;

  beforeAll(async () => {
    registry = await startRegistry();
    guard = createServer((asked, answer) => {
      if (asked.headers.authorization !== `Basic ${base64('me:pass')}`) {
        answer.writeHead(401, { 'WWW-Authenticate': 'Basic realm="test"' }).end();
        return;
      }
      const { method, url, headers } = asked;
      const passed = request(`${registry.url}${url}`, { method, headers }, (response) => {
        answer.writeHead(response.statusCode ?? 500, response.headers);
        response.pipe(answer);
      });
      asked.pipe(passed);
    });
    await new Promise<void>((resolve) => guard.listen(0, '127.0.0.1', resolve));
    guarded = `127.0.0.1:${(guard.address() as AddressInfo).port}`;
    connected = await startConnectedEngine(version, {
      insecureRegistries: [registry.name, guarded],
    });
  });
  afterAll(async () => {
    await connected?.stop();
    guard?.close();
    await registry?.stop();
  });
  const logIn = (auths: unknown) =>
    writeFile(join(connected.folder, 'config.json'), JSON.stringify({ auths }));

  test('an image is pushed, removed and pulled again', async () => {
    const { engine } = connected;
    const reference = `${registry.name}/team/box:1`;
    await engine.tag('busybox:1.37', reference);
    const totals: number[] = [];
    const digest = await engine.push(reference, ({ total }) => totals.push(total), signal);
    expect(digest).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(Math.max(...totals)).toBeGreaterThan(0);

    await engine.remove('image', reference, false);
    await engine.pull(reference, () => undefined, signal);
    expect((await engine.images()).flatMap(({ references }) => references)).toContain(reference);
  });

  test('a reference that the registry does not have', async () => {
    const reference = `${registry.name}/team/nothing:1`;
    await expect(connected.engine.pull(reference, () => undefined, signal)).rejects.toMatchObject({
      reason: 'not-found',
    });
  });

  test('a registry that does not answer', async () => {
    await connected.engine.tag('busybox:1.37', '127.0.0.1:1/box:1');
    await expect(
      connected.engine.push('127.0.0.1:1/box:1', () => undefined, signal),
    ).rejects.toThrow(/127\.0\.0\.1:1/);
  });

  test('credentials of docker login open a guarded registry: push, pull, and FROM of a build', async () => {
    const { engine, folder } = connected;
    const reference = `${guarded}/team/private:1`;
    await engine.tag('busybox:1.37', reference);
    await logIn({});
    const refused = engine.push(reference, () => undefined, signal);
    await expect(refused).rejects.toMatchObject({ reason: 'unauthorized' });
    await logIn({ [guarded]: { auth: base64('me:wrong') } });
    const wrong = engine.push(reference, () => undefined, signal);
    await expect(wrong).rejects.toMatchObject({ reason: 'unauthorized' });

    await logIn({ [guarded]: { auth: base64('me:pass') } });
    expect(await engine.push(reference, () => undefined, signal)).toMatch(/^sha256:/);
    await engine.remove('image', reference, false);
    await engine.pull(reference, () => undefined, signal);
    await engine.remove('image', reference, false);

    const dockerfile = join(folder, 'Dockerfile');
    await writeFile(dockerfile, `FROM ${reference}\nRUN echo it is open\n`);
    const news: string[] = [];
    await engine.build(
      { dockerfile, context: folder, tags: [], pull: true },
      (progress) => news.push(progress.type === 'log' ? progress.text : ''),
      signal,
    );
    expect(news.join('')).toContain('it is open');
    await logIn({});
    const request = { dockerfile, context: folder, tags: [], pull: true, noCache: true };
    await expect(engine.build(request, () => undefined, signal)).rejects.toMatchObject({
      reason: 'build-failed',
    });
  });
});

function base64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64');
}
