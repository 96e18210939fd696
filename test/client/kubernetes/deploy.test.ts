import { describe, expect, test } from 'vitest';
import { inApplyOrder } from '../../../client/src/kubernetes/apply-order.ts';
import { cleanObject, hideSecretValues } from '../../../client/src/kubernetes/clean-object.ts';
import { frontDoor } from '../../../client/src/kubernetes/front-door.ts';
import {
  pushReference,
  readImageReference,
} from '../../../client/src/kubernetes/image-reference.ts';
import type { KubeObject } from '../../../client/src/kubernetes/kube-object.ts';
import { replaceImages } from '../../../client/src/kubernetes/replace-images.ts';

test('objects are applied after what they need', () => {
  const kinds = [
    'Ingress',
    'Widget',
    'Deployment',
    'Service',
    'ConfigMap',
    'CustomResourceDefinition',
    'Namespace',
  ];
  const ordered = inApplyOrder(kinds.map((kind) => ({ kind }))).map(({ kind }) => kind);
  expect(ordered).toEqual([
    ...['Namespace', 'CustomResourceDefinition', 'ConfigMap', 'Service'],
    ...['Widget', 'Deployment', 'Ingress'],
  ]);
});

test.each([
  ['app', { repository: 'app' }],
  ['team/app:1', { repository: 'team/app', tag: '1' }],
  ['localhost:5000/app', { registry: 'localhost:5000', repository: 'app' }],
  ['r.example.com/a/b:2@sha256:00', { registry: 'r.example.com', repository: 'a/b', tag: '2' }],
])('%s is taken apart', (text, expected) => {
  expect(readImageReference(text)).toEqual(expected);
});

test.each([
  ['app:1', '', undefined],
  ['app:1', 'r.io/team', 'r.io/team/app:1'],
  ['localhost:5000/app', '', 'localhost:5000/app:latest'],
  ['localhost:5000/app:1', 'r.io/', 'r.io/app:1'],
])('%s with the registry "%s" is pushed as %s', (image, registry, expected) => {
  expect(pushReference(image, registry)).toBe(expected);
});

test('images are replaced wherever the Pod template is', () => {
  const object: KubeObject = {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name: 'a' },
    spec: {
      jobTemplate: {
        spec: { template: { spec: { containers: [{ image: 'a:1' }, { image: 'b' }] } } },
      },
    },
  };
  expect(
    replaceImages(
      object,
      new Map([
        ['a:1', 'new'],
        ['b:latest', 'newest'],
      ]),
    ),
  ).toMatchObject({
    spec: {
      jobTemplate: {
        spec: { template: { spec: { containers: [{ image: 'new' }, { image: 'newest' }] } } },
      },
    },
  });
});

describe('the front door', () => {
  const service = (name: string, port: number, type?: string): KubeObject => ({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name },
    spec: { ports: [{ port }], ...(type ? { type } : {}) },
  });
  const ingress: KubeObject = {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: 'i' },
    spec: { rules: [{ http: { paths: [{ backend: { service: { name: 'api' } } }] } }] },
  };
  test.each([
    [
      'behind the Ingress',
      [service('lb', 80, 'LoadBalancer'), service('api', 81), ingress],
      'api',
      81,
    ],
    ['open to the outside', [service('api', 80), service('lb', 90, 'LoadBalancer')], 'lb', 90],
    ['the only one', [service('api', 1234)], 'api', 1234],
    ['named for people', [service('api', 8080), service('web', 3000)], 'web', 3000],
  ])('%s', (_name, objects, name, port) => {
    const door = frontDoor(objects);
    expect([door?.service.metadata.name, door?.port]).toEqual([name, port]);
  });
  test('none without a Service', () => expect(frontDoor([])).toBeUndefined());
});

test('a cleaned object holds what people wrote', () => {
  const object = {
    apiVersion: 'v1',
    kind: 'Thing',
    metadata: {
      name: 'a',
      uid: 'u',
      resourceVersion: '1',
      generation: 3,
      managedFields: [],
      annotations: { 'kubectl.kubernetes.io/last-applied-configuration': '{}' },
    },
    spec: { a: 1 },
    status: { b: 2 },
  };
  expect(cleanObject(object)).toEqual({
    apiVersion: 'v1',
    kind: 'Thing',
    metadata: { name: 'a' },
    spec: { a: 1 },
  });
});

test('values of a Secret never show, only whether they differ', () => {
  const secret = (password: string): KubeObject => ({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 's' },
    data: { password, user: 'dQ==' },
  });
  const shown = JSON.stringify(hideSecretValues(secret('bmV3'), secret('b2xk')));
  expect(shown).not.toContain('bmV3');
  expect(shown).not.toContain('dQ==');
  expect(shown).toContain('another value');
});
