import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ExecCredentials } from '../../../client/src/kubernetes/exec-credential.ts';

const cluster = { name: 'c', server: 'https://c', skipTlsVerify: false };
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'slipway-exec-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A login program that counts its runs in a file and prints what `script` says. */
function credentials(script: string) {
  const count = join(folder, 'runs');
  writeFileSync(count, '');
  const program = join(folder, 'login.cjs');
  writeFileSync(program, `require('fs').appendFileSync(${JSON.stringify(count)}, '.');${script}`);
  const exec = {
    command: process.execPath,
    arguments: [program],
    environment: {},
    apiVersion: 'client.authentication.k8s.io/v1',
    provideClusterInfo: true,
    installHint: 'Install it.',
  };
  const runs = () => readFileSync(count, 'utf8').length;
  return { credentials: new ExecCredentials(exec, cluster), runs };
}
const print = (status: object) =>
  `console.log(JSON.stringify({ status: ${JSON.stringify(status)} }))`;

test('requests at the same time run the program once, and a refusal runs it again', async () => {
  const { credentials: login, runs } = credentials(print({ token: 't' }));
  const found = await Promise.all([login.get(false), login.get(false), login.get(true)]);
  expect(found).toEqual([{ token: 't' }, { token: 't' }, { token: 't' }]);
  await login.get(false);
  expect(runs()).toBe(1);
  await login.get(true);
  expect(runs()).toBe(2);
});

test('a credential that has ended is asked for anew', async () => {
  const past = { token: 't', expirationTimestamp: '2001-01-01T00:00:00Z' };
  const { credentials: login, runs } = credentials(print(past));
  await login.get(false);
  await login.get(false);
  expect(runs()).toBe(2);
});

test('the program learns the cluster it logs in to', async () => {
  const script = `const info = JSON.parse(process.env.KUBERNETES_EXEC_INFO);
    console.log(JSON.stringify({ status: { token: info.spec.cluster.server } }))`;
  expect(await credentials(script).credentials.get(false)).toEqual({ token: 'https://c' });
});

test.each([
  ['console.error("no session"); process.exit(3)', 'no session'],
  ['console.log("hello")', 'printed no credential'],
])('%s is a login that failed, with the hint', async (script, why) => {
  const login = credentials(script).credentials.get(false);
  await expect(login).rejects.toMatchObject({ reason: 'unauthorized' });
  await expect(login).rejects.toThrow(why);
  await expect(login).rejects.toThrow('Install it.');
});
