import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { expect, test } from 'vitest';
import { readContexts } from '../../../client/src/kubernetes/kubeconfig.ts';
import { kubeconfigFiles } from '../../../client/src/kubernetes/kubeconfig-files.ts';

const file = (path: string, content: object) => ({ path, content });
const first = file('/home/a/one', {
  'current-context': 'dev',
  contexts: [{ name: 'dev', context: { cluster: 'c', user: 'u', namespace: 'team' } }],
  clusters: [{ name: 'c', cluster: { server: 'https://one/', 'certificate-authority': 'ca.crt' } }],
  users: [{ name: 'u', user: { tokenFile: 'token', as: 'eve', 'as-groups': ['ops'] } }],
});
const second = file('/home/b/two', {
  'current-context': 'other',
  contexts: [
    { name: 'dev', context: { cluster: 'second', user: 'u' } },
    { name: 'other', context: { cluster: 'c', user: 'runs' } },
    { name: 'broken', context: { cluster: 'missing', user: 'u' } },
  ],
  clusters: [{ name: 'c', cluster: { server: 'https://two' } }],
  users: [
    {
      name: 'runs',
      user: { exec: { command: './login', args: ['x'], env: [{ name: 'A', value: 'b' }] } },
    },
  ],
});

test('the first file wins where names repeat, and paths belong to their file', () => {
  const [dev, other, ...rest] = readContexts([first, second]);
  expect(rest).toEqual([]);
  expect(dev).toEqual({
    name: 'dev',
    namespace: 'team',
    current: true,
    cluster: { name: 'c', server: 'https://one', caFile: '/home/a/ca.crt', skipTlsVerify: false },
    user: { name: 'u', tokenFile: '/home/a/token', impersonate: { user: 'eve', groups: ['ops'] } },
  });
  expect(other?.cluster.server).toBe('https://one');
  expect(other?.user.exec).toMatchObject({
    command: '/home/b/login',
    arguments: ['x'],
    environment: { A: 'b' },
  });
});

test.each([null, 'text', [], { contexts: 'no' }, { contexts: [null, { name: 1 }] }])(
  'a file with %j holds no contexts',
  (content) => {
    expect(readContexts([{ path: '/a', content }])).toEqual([]);
  },
);

test('the setting comes before KUBECONFIG, and that before the home folder', () => {
  const environment = { KUBECONFIG: ['/a', '/b'].join(delimiter) };
  const files = (chosen: readonly string[], env: object) =>
    kubeconfigFiles({ files: chosen, environment: { ...env }, mayRunPrograms: true });
  expect(files(['~/x'], environment)).toEqual([join(homedir(), 'x')]);
  expect(files([], environment)).toEqual(['/a', '/b']);
  expect(files([], {})).toEqual([join(homedir(), '.kube', 'config')]);
});
