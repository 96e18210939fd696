import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseDockerHost, resolveDockerHost } from '../../../client/src/docker/docker-host.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-docker-config-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const resolve = (environment: Readonly<Record<string, string>>, host = '') =>
  resolveDockerHost({ host, environment: { DOCKER_CONFIG: folder, ...environment } });

async function writeContext(
  name: string,
  host: string,
  tls: Readonly<Record<string, string>> = {},
) {
  const id = createHash('sha256').update(name).digest('hex');
  const meta = join(folder, 'contexts', 'meta', id);
  await mkdir(meta, { recursive: true });
  const metadata = { Name: name, Endpoints: { docker: { Host: host, SkipTLSVerify: false } } };
  await writeFile(join(meta, 'meta.json'), JSON.stringify(metadata));
  const certificates = join(folder, 'contexts', 'tls', id, 'docker');
  await mkdir(certificates, { recursive: true });
  for (const [file, text] of Object.entries(tls)) await writeFile(join(certificates, file), text);
}

test.each([
  ['unix:///run/x.sock', { type: 'socket', path: '/run/x.sock' }],
  ['npipe:////./pipe/docker_engine', { type: 'socket', path: '//./pipe/docker_engine' }],
  ['tcp://10.0.0.1:2375', { type: 'tcp', host: '10.0.0.1', port: 2375 }],
  ['10.0.0.1:1234', { type: 'tcp', host: '10.0.0.1', port: 1234 }],
  ['tcp://[::1]', { type: 'tcp', host: '::1', port: 2375 }],
  ['https://engine.test', { type: 'tcp', host: 'engine.test', port: 2376, tls: { verify: true } }],
  ['ssh://me@box:2222', { type: 'ssh' }],
])('%s', (text, expected) => {
  expect(parseDockerHost(text)).toMatchObject({ ...expected, address: text });
});

test.each(['ftp://x', 'unix://', '://', 'tcp://', ''])('%j is refused', (text) => {
  expect(() => parseDockerHost(text)).toThrow(/is no address of an engine/);
});

test('the setting wins over the environment, and that over the context', async () => {
  await writeContext('far', 'tcp://far:1');
  await writeFile(join(folder, 'config.json'), '{"currentContext":"far"}');
  const environment = { DOCKER_HOST: 'tcp://near:2' };
  expect(await resolve(environment, 'tcp://set:3')).toMatchObject({ host: 'set', port: 3 });
  expect(await resolve(environment)).toMatchObject({ host: 'near', port: 2 });
  expect(await resolve({})).toMatchObject({ host: 'far', address: 'tcp://far:1 (far)' });
  await writeContext('other', 'unix:///o.sock');
  expect(await resolve({ DOCKER_CONTEXT: 'other' })).toMatchObject({ path: '/o.sock' });
});

test('a context brings its certificates', async () => {
  await writeContext('tls', 'tcp://far:2376', { 'ca.pem': 'CA', 'cert.pem': 'C', 'key.pem': 'K' });
  expect(await resolve({ DOCKER_CONTEXT: 'tls' })).toMatchObject({
    tls: { ca: 'CA', cert: 'C', key: 'K', verify: true },
  });
});

test('DOCKER_CERT_PATH and DOCKER_TLS_VERIFY make TLS', async () => {
  await writeFile(join(folder, 'ca.pem'), 'CA');
  const environment = { DOCKER_HOST: 'tcp://far:2376', DOCKER_CERT_PATH: folder };
  expect(await resolve({ ...environment, DOCKER_TLS_VERIFY: '1' })).toMatchObject({
    tls: { ca: 'CA', verify: true },
  });
  expect(await resolve(environment)).toMatchObject({ tls: { verify: false } });
});

test('a context that does not exist is named', async () => {
  await expect(resolve({ DOCKER_CONTEXT: 'lost' })).rejects.toThrow(/"lost" does not exist/);
});

test('a broken configuration is as good as none', async () => {
  await writeFile(join(folder, 'config.json'), '{"currentContext":');
  expect(await resolve({})).toMatchObject({ type: 'socket' });
});
