import { chmod, copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import {
  type AddressInfo,
  createConnection,
  createServer,
  type Server,
  type Socket,
} from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { connectDockerode } from '../../client/src/docker/dockerode-engine.ts';
import type { Engine } from '../../client/src/docker/engine.ts';
import { loadBaseImages } from '../support/services/base-images.ts';
import { createAuthority, issueCertificate } from '../support/services/certificates.ts';
import { startEngine, type TestEngine } from '../support/services/engine.ts';

describe('ways to an engine', () => {
  let service: TestEngine;
  let folder: string;
  const servers: Server[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'slipway-connections-'));
    service = await startEngine({ version: '28' });
    await loadBaseImages(service, ['busybox:1.37']);
    await writeFile(join(folder, 'Dockerfile'), 'FROM busybox:1.37\nRUN echo hello\n');
  });
  afterEach(() => {
    for (const server of servers.splice(0)) server.close();
    vi.unstubAllEnvs();
  });
  afterAll(async () => {
    await service?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const pass = (socket: Socket) => {
    const engine = createConnection(service.socket);
    socket.pipe(engine).pipe(socket);
    socket.on('error', () => engine.destroy());
    engine.on('error', () => socket.destroy());
  };
  const listen = async (server: Server) => {
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return (server.address() as AddressInfo).port;
  };
  /** Lists, follows events and builds: a plain answer, a stream, and a connection that is turned around. */
  const use = async (engine: Engine) => {
    const { signal } = new AbortController();
    expect((await engine.images()).flatMap(({ references }) => references)).toContain(
      'busybox:1.37',
    );
    const listening = new AbortController();
    await engine.events(listening.signal);
    listening.abort();
    const request = { dockerfile: join(folder, 'Dockerfile'), context: folder, tags: [] };
    expect((await engine.build(request, () => undefined, signal)).id).toMatch(/^sha256:/);
    engine.dispose();
  };

  test('TCP', async () => {
    const port = await listen(createServer(pass));
    const environment = { DOCKER_HOST: `tcp://127.0.0.1:${port}`, DOCKER_CONFIG: folder };
    await use(await connectDockerode({ host: '', environment }));
  });

  test('TCP with TLS in both directions', async () => {
    const authority = await createAuthority(folder, 'authority');
    const subject = { commonName: 'engine', names: ['IP:127.0.0.1'] };
    const server = await issueCertificate(folder, 'server', authority, subject);
    const client = await issueCertificate(folder, 'client', authority, { commonName: 'me' });
    const port = await listen(
      createTlsServer(
        {
          cert: await readFile(server.certificate),
          key: await readFile(server.key),
          ca: await readFile(authority.certificate),
          requestCert: true,
          rejectUnauthorized: true,
        },
        pass,
      ),
    );
    await copyFile(authority.certificate, join(folder, 'ca.pem'));
    const environment = {
      DOCKER_HOST: `tcp://127.0.0.1:${port}`,
      DOCKER_TLS_VERIFY: '1',
      DOCKER_CERT_PATH: folder,
      DOCKER_CONFIG: folder,
    };
    await expect(connectDockerode({ host: '', environment })).rejects.toThrow();
    await copyFile(client.certificate, join(folder, 'cert.pem'));
    await copyFile(client.key, join(folder, 'key.pem'));
    await use(await connectDockerode({ host: '', environment }));

    await rm(join(folder, 'ca.pem'));
    await expect(connectDockerode({ host: '', environment })).rejects.toMatchObject({
      reason: 'bad-configuration',
    });
  });

  test('SSH, through the ssh program of the user', async () => {
    const program = join(folder, 'ssh');
    const asked = join(folder, 'asked');
    const node = `#!${process.execPath}\n`;
    const script = `
      require('node:fs').writeFileSync(${JSON.stringify(asked)}, process.argv.slice(2).join(' '));
      const engine = require('node:net').createConnection(${JSON.stringify(service.socket)});
      process.stdin.pipe(engine).pipe(process.stdout);
    `;
    await writeFile(program, node + script);
    await chmod(program, 0o755);
    vi.stubEnv('PATH', `${folder}:${process.env['PATH']}`);
    await use(await connectDockerode({ host: 'ssh://me@box:2222', environment: {} }));
    expect(await readFile(asked, 'utf8')).toBe(
      '-o ConnectTimeout=30 -T -l me -p 2222 -- box docker system dial-stdio',
    );
  });

  test('SSH that is refused says what ssh said', async () => {
    await writeFile(
      join(folder, 'ssh'),
      '#!/bin/sh\necho "Permission denied (publickey)." >&2\nexit 255\n',
    );
    vi.stubEnv('PATH', `${folder}:${process.env['PATH']}`);
    await expect(connectDockerode({ host: 'ssh://me@box', environment: {} })).rejects.toMatchObject(
      { reason: 'unavailable', message: expect.stringMatching(/Permission denied/) },
    );
  });
});
