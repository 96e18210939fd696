import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  findRegistryCredentials,
  registryOf,
} from '../../../client/src/docker/registry-credentials.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-docker-login-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const find = (registry: string) =>
  findRegistryCredentials(registry, {
    DOCKER_CONFIG: folder,
    PATH: `${folder}:${process.env['PATH']}`,
  });
const write = (config: unknown) => writeFile(join(folder, 'config.json'), JSON.stringify(config));
const base64 = (text: string) => Buffer.from(text).toString('base64');

/** A credential helper as the protocol wants it: the server on standard input, JSON on output. */
async function writeHelper(name: string, answers: Readonly<Record<string, unknown>>) {
  const path = join(folder, `docker-credential-${name}`);
  const cases = Object.entries(answers).map(
    ([server, answer]) => `'get ${server}') echo '${JSON.stringify(answer)}' ;;`,
  );
  const script = ['#!/bin/sh', 'server=$(cat)', 'case "$1 $server" in', ...cases];
  await writeFile(
    path,
    [...script, '*) echo "credentials not found"; exit 1 ;;', 'esac'].join('\n'),
  );
  await chmod(path, 0o755);
}

test.each([
  ['nginx', 'docker.io'],
  ['team/app:1', 'docker.io'],
  ['ghcr.io/team/app', 'ghcr.io'],
  ['localhost/app', 'localhost'],
  ['localhost:5000/app', 'localhost:5000'],
  ['registry/app', 'docker.io'],
])('%s is of %s', (reference, registry) => {
  expect(registryOf(reference)).toBe(registry);
});

test('credentials of the file, by any way to write the registry', async () => {
  await write({
    auths: {
      'https://index.docker.io/v1/': { auth: base64('me:pass:word') },
      'https://ghcr.io/v2/': { auth: base64('you:secret\0\0') },
      'quay.io': { identitytoken: 'T' },
      'empty.io': {},
    },
  });
  expect(await find('docker.io')).toEqual({
    username: 'me',
    password: 'pass:word',
    serveraddress: 'https://index.docker.io/v1/',
  });
  expect(await find('ghcr.io')).toMatchObject({ username: 'you', password: 'secret' });
  expect(await find('quay.io')).toEqual({ identitytoken: 'T', serveraddress: 'quay.io' });
  expect(await find('empty.io')).toBeUndefined();
  expect(await find('other.io')).toBeUndefined();
});

test("the registry's own helper comes first, then the store, then the file", async () => {
  await writeHelper('own', { 'own.io': { Username: 'o', Secret: 's' } });
  await writeHelper('store', {
    'https://index.docker.io/v1/': { Username: '<token>', Secret: 'T' },
  });
  await write({
    credHelpers: { 'own.io': 'own' },
    credsStore: 'store',
    auths: { 'file.io': { auth: base64('f:p') }, 'own.io': { auth: base64('no:no') } },
  });
  expect(await find('own.io')).toMatchObject({ username: 'o', password: 's' });
  expect(await find('docker.io')).toMatchObject({ identitytoken: 'T' });
  expect(await find('file.io')).toMatchObject({ username: 'f', password: 'p' });
});

test('a helper that is missing, or whose name is a path, counts as none', async () => {
  await write({ credsStore: 'missing', auths: { 'file.io': { auth: base64('f:p') } } });
  expect(await find('file.io')).toMatchObject({ username: 'f' });
  await write({ credsStore: '../../bin/sh' });
  expect(await find('file.io')).toBeUndefined();
});
