import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createClusterCache } from '../../client/src/kubernetes/cluster-cache.ts';
import {
  type ClusterConnections,
  createClusterConnections,
} from '../../client/src/kubernetes/cluster-connections.ts';
import {
  type ClusterKnowledge,
  createClusterKnowledge,
} from '../../client/src/kubernetes/cluster-knowledge.ts';
import { createClusterNames } from '../../client/src/kubernetes/cluster-names.ts';
import { startControlPlane, type TestControlPlane } from '../support/services/control-plane.ts';

let plane: TestControlPlane;
let folder: string;
const agree = () => Promise.resolve(true);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-clusters-'));
  plane = await startControlPlane();
  await plane.request(
    'POST',
    '/apis/apiextensions.k8s.io/v1/customresourcedefinitions',
    definition,
  );
  await vi.waitFor(
    async () => {
      const { status } = await plane.request('GET', '/openapi/v3/apis/example.com/v1');
      expect(status).toBe(200);
    },
    { timeout: 20_000, interval: 200 },
  );
});
afterAll(async () => {
  await plane?.stop();
  await rm(folder, { recursive: true, force: true });
});

const definition = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'boats.example.com' },
  spec: {
    group: 'example.com',
    scope: 'Namespaced',
    names: { kind: 'Boat', plural: 'boats' },
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        schema: {
          openAPIV3Schema: {
            type: 'object',
            properties: {
              spec: {
                type: 'object',
                'x-kubernetes-validations': [{ rule: 'self.crew <= 4', message: 'too many' }],
                properties: {
                  hull: { type: 'string', enum: ['wood'] },
                  crew: { type: 'integer', minimum: 1, default: 1 },
                  sails: {
                    type: 'array',
                    'x-kubernetes-list-type': 'set',
                    items: { type: 'string' },
                  },
                  load: { 'x-kubernetes-int-or-string': true },
                },
              },
            },
          },
        },
      },
    ],
  },
};

interface Window {
  readonly connections: ClusterConnections;
  readonly knowledge: ClusterKnowledge;
  readonly changed: () => number;
  readonly log: readonly string[];
}

interface Memory {
  last?: { readonly context: string; readonly server: string };
}

/** What one window of the editor has; `memory` is that of its workspace. */
function open(
  memory: Memory,
  settings = { context: '', mayAsk: true },
  cacheFolder = folder,
): Window {
  const connections = createClusterConnections(
    () => ({ files: [plane.kubeconfig], environment: {}, mayRunPrograms: true, protection: {} }),
    { confirm: agree, typeName: agree },
  );
  let changes = 0;
  const log: string[] = [];
  const knowledge = createClusterKnowledge({
    connections,
    cache: createClusterCache(cacheFolder),
    memory: {
      get: () => memory.last,
      set: (cluster) => {
        memory.last = cluster;
      },
    },
    settings: () => settings,
    changed: () => void changes++,
    log: (message) => void log.push(message),
  });
  return { connections, knowledge, changed: () => changes, log };
}

const told = (window: Window) =>
  vi.waitFor(
    async () => {
      const outline = await window.knowledge.outline();
      expect(outline?.kinds.length).toBeGreaterThan(0);
      return outline;
    },
    { timeout: 20_000, interval: 50 },
  );

test('nothing is known and nobody is asked before a cluster is used', async () => {
  const window = open({});
  expect(await window.knowledge.outline()).toBeNull();
  expect(await window.knowledge.schemas('example.com/v1')).toEqual({});
  expect(window.knowledge.cluster()).toBeUndefined();
});

test('a cluster that is used tells its version, its kinds and their schemas', async () => {
  const window = open({});
  await window.connections.connect('admin');
  const outline = await told(window);
  expect(outline).toMatchObject({ context: 'admin', isDeployedTo: false });
  expect(outline?.version).toMatch(/^1\.\d+$/);
  expect(outline?.kinds).toContainEqual({
    apiVersion: 'example.com/v1',
    kind: 'Boat',
    plural: 'boats',
    namespaced: true,
  });
  expect(window.changed()).toBeGreaterThan(0);
  const { Boat, ...others } = await window.knowledge.schemas('example.com/v1');
  expect(others).toEqual({});
  expect(Boat).toMatchObject({
    properties: { spec: definition.spec.versions[0]?.schema.openAPIV3Schema.properties.spec },
  });
});

test('what it told is there without it', async () => {
  const memory: Memory = {};
  const first = open(memory);
  await first.connections.connect('admin');
  await told(first);
  await first.knowledge.schemas('example.com/v1');

  const later = open(memory);
  expect((await later.knowledge.outline())?.version).toMatch(/^1\.\d+$/);
  expect(Object.keys(await later.knowledge.schemas('example.com/v1'))).toEqual(['Boat']);
  expect(await later.knowledge.schemas('apps/v1')).toEqual({});
  expect(later.knowledge.cluster()).toBeUndefined();
  expect(await readdir(folder)).toHaveLength(1);
});

test('only the cluster that the workspace is deployed to says that a name is missing', async () => {
  const question = { kind: 'Namespace' };
  const used = open({});
  await used.connections.connect('admin');
  expect(await createClusterNames(used.knowledge)(question)).toMatchObject({ complete: false });

  const deployed = open({}, { context: 'admin', mayAsk: true });
  await deployed.connections.connect('viewer');
  expect(await deployed.knowledge.outline()).toBeNull();
  await deployed.connections.connect('admin');
  expect((await told(deployed))?.isDeployedTo).toBe(true);
  const names = createClusterNames(deployed.knowledge);
  expect(await names(question)).toEqual({
    names: expect.arrayContaining(['kube-system']),
    complete: true,
  });
  expect(await names({ kind: 'StorageClass' })).toEqual({ names: [], complete: true });
});

test('who may not list what is asked for says nothing about it', async () => {
  const window = open({}, { context: 'viewer', mayAsk: true });
  await window.connections.connect('viewer');
  const names = createClusterNames(window.knowledge);
  expect(await names({ kind: 'Secret' })).toEqual({ names: [], complete: false });
});

test('a login that expired and a server that is away are quiet', async () => {
  const window = open({}, undefined, await mkdtemp(join(tmpdir(), 'slipway-empty-')));
  await window.connections.connect('expired');
  await vi.waitFor(() => expect(window.log).toHaveLength(1), { timeout: 20_000 });
  expect(window.log[0]).toMatch(/^The kinds of expired are not known/);
  expect(await window.knowledge.outline()).toBeNull();
});

test('a workspace that is not trusted asks no cluster', async () => {
  const settings = { context: '', mayAsk: false };
  const window = open({}, settings);
  await window.connections.connect('admin');
  expect(await window.knowledge.outline()).toBeNull();
  expect(window.knowledge.cluster()).toBeUndefined();
  settings.mayAsk = true;
  window.knowledge.reconsider();
  expect((await told(window))?.context).toBe('admin');
});
