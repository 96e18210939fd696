import { expect, test } from 'vitest';
import { appliedFields, keepFields } from '../../../client/src/kubernetes/field-set.ts';
import type { KubeObject } from '../../../client/src/kubernetes/kube-object.ts';

const fieldsV1 = {
  'f:metadata': { 'f:labels': { 'f:app': {} } },
  'f:spec': {
    'f:replicas': {},
    'f:finalizers': { 'v:"mine"': {} },
    'f:containers': {
      'k:{"name":"web"}': { '.': {}, 'f:name': {}, 'f:image': {} },
    },
    'f:gone': {},
  },
};
const object: KubeObject = {
  apiVersion: 'v1',
  kind: 'Thing',
  metadata: {
    name: 'a',
    namespace: 'n',
    uid: 'u',
    labels: { app: 'a', other: 'x' },
    managedFields: [
      { manager: 'slipway', operation: 'Apply', fieldsV1 },
      { manager: 'slipway', operation: 'Update', fieldsV1: { 'f:status': {} } },
      { manager: 'else', operation: 'Apply', fieldsV1: { 'f:spec': { 'f:defaulted': {} } } },
    ],
  },
  spec: {
    replicas: 0,
    defaulted: true,
    finalizers: ['theirs', 'mine'],
    containers: [
      { name: 'side', image: 's' },
      { name: 'web', image: 'w', terminationMessagePath: '/dev' },
    ],
  },
  status: { ready: true },
};

test('keeps what a manager applied, with what names the object and its list items', () => {
  expect(keepFields(object, appliedFields(object, 'slipway'))).toEqual({
    apiVersion: 'v1',
    kind: 'Thing',
    metadata: { name: 'a', namespace: 'n', labels: { app: 'a' } },
    spec: {
      replicas: 0,
      finalizers: ['mine'],
      containers: [{ name: 'web', image: 'w' }],
    },
  });
});

test('several sets keep their union, item by item', () => {
  const sets = [
    { 'f:spec': { 'f:containers': { 'k:{"name":"web"}': { 'f:image': {} } } } },
    { 'f:spec': { 'f:containers': { 'k:{"name":"web"}': { 'f:terminationMessagePath': {} } } } },
  ];
  expect(keepFields(object, sets)['spec']).toEqual({
    containers: [{ name: 'web', image: 'w', terminationMessagePath: '/dev' }],
  });
});

test('nothing applied keeps only the name', () => {
  expect(keepFields(object, [])).toEqual({
    apiVersion: 'v1',
    kind: 'Thing',
    metadata: { name: 'a', namespace: 'n' },
  });
});
