import { expect, test } from 'vitest';
import { protectionOf } from '../../../client/src/kubernetes/protection.ts';

const remote = 'https://10.0.0.1:6443';

test.each([
  ['kind-dev', 'https://127.0.0.1:40001', 'open'],
  ['k3d-team', 'https://0.0.0.0:6550', 'open'],
  ['minikube', 'https://192.168.49.2:8443', 'open'],
  ['docker-desktop', 'https://kubernetes.docker.internal:6443', 'open'],
  ['anything', 'https://127.0.0.1:6443', 'open'],
  ['anything', 'https://[::1]:6443', 'open'],
  ['staging', remote, 'confirm'],
  ['product-team', remote, 'confirm'],
  ['prod', remote, 'type-name'],
  ['eu-prod-1', remote, 'type-name'],
  ['production', remote, 'type-name'],
  ['kind-prod', 'https://127.0.0.1:40001', 'type-name'],
])('%s at %s is %s', (name, server, level) => {
  expect(protectionOf({ name, server }, {})).toBe(level);
});

test('the setting decides, when it says something that is a level', () => {
  const context = { name: 'prod', server: remote };
  expect(protectionOf(context, { prod: 'open' })).toBe('open');
  expect(protectionOf(context, { prod: 'whatever' })).toBe('type-name');
});
