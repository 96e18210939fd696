import { writeFile } from 'node:fs/promises';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BuildProgress } from '../../client/src/docker/build.ts';
import { connectDockerode } from '../../client/src/docker/dockerode-engine.ts';
import type { Engine } from '../../client/src/docker/engine.ts';
import { type ConnectedEngine, engineVersions, startConnectedEngine } from './connected-engine.ts';

/** Podman and old engines know no build session; here a real engine hides that it does. */
describe.each(engineVersions)('the classic builder of engine %s', (version) => {
  let connected: ConnectedEngine;
  let proxy: Server;
  let engine: Engine;

  beforeAll(async () => {
    connected = await startConnectedEngine(version);
    const { socket } = connected.service;
    proxy = createServer((asked, answer) => {
      const { method, url, headers } = asked;
      const passed = request({ socketPath: socket, method, path: url, headers }, (response) => {
        answer.writeHead(response.statusCode ?? 500, response.headers);
        response.pipe(answer);
      });
      asked.pipe(passed);
    });
    proxy.on('upgrade', (_asked, client) => {
      client.end('HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}');
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const port = (proxy.address() as AddressInfo).port;
    engine = await connectDockerode({ host: `tcp://127.0.0.1:${port}`, environment: {} });
  });
  afterAll(async () => {
    engine?.dispose();
    proxy?.close();
    await connected?.stop();
  });

  const build = async (text: string) => {
    const dockerfile = join(connected.folder, 'Dockerfile');
    await writeFile(dockerfile, text);
    const news: BuildProgress[] = [];
    const { signal } = new AbortController();
    const wanted = { dockerfile, context: connected.folder, tags: ['classic:1'] };
    const image = await engine.build(wanted, (progress) => news.push(progress), signal);
    return { image, news };
  };

  test('tells its steps and output', async () => {
    const { image, news } = await build('FROM busybox:1.37\nRUN echo hällo\n');
    expect(image.id).toMatch(/^sha256:/);
    expect(news).toContainEqual({
      type: 'step',
      step: { id: '2/2', name: '[2/2] RUN echo hällo', state: 'running' },
    });
    expect(news).toContainEqual({ type: 'log', step: '2/2', text: 'hällo\n' });
  });

  test('fails at its step', async () => {
    await expect(build('FROM busybox:1.37\nRUN echo no && exit 4\n')).rejects.toMatchObject({
      reason: 'build-failed',
      build: { step: '[2/2] RUN echo no && exit 4', log: expect.stringContaining('no\n') },
    });
  });
});
