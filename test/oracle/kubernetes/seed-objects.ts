import type { CorpusManifest } from './corpus.ts';
import type { Json } from './grow-object.ts';
import { parseAsServer } from './parse-as-server.ts';

/** An accepted object of a kind: the longest of the corpus, or one of those that nobody writes by hand. */
export function seedOf(
  apiVersion: string,
  kind: string,
  manifests: readonly CorpusManifest[],
): Json | undefined {
  const written = manifests
    .map(({ text }) => parseAsServer(text).toJS() as Json)
    .filter((object) => headOf(object) === `${apiVersion} ${kind}`)
    .sort((a, b) => JSON.stringify(b).length - JSON.stringify(a).length)[0];
  return written ?? rare.find((object) => headOf(object) === `${apiVersion} ${kind}`);
}

function headOf(object: Json): string {
  const { apiVersion, kind } = object as { readonly apiVersion?: string; readonly kind?: string };
  return `${apiVersion} ${kind}`;
}

const attributes = { namespace: 'default', verb: 'get', resource: 'pods' };

/** Kinds that programs write. */
const rare: readonly Json[] = [
  {
    apiVersion: 'storage.k8s.io/v1',
    kind: 'CSINode',
    metadata: { name: 'node-1' },
    spec: { drivers: [{ name: 'disks.csi.example.com', nodeID: 'node-1' }] },
  },
  {
    apiVersion: 'storage.k8s.io/v1',
    kind: 'VolumeAttachment',
    metadata: { name: 'attached' },
    spec: {
      attacher: 'disks.csi.example.com',
      nodeName: 'node-1',
      source: { persistentVolumeName: 'csi-volume' },
    },
  },
  {
    apiVersion: 'events.k8s.io/v1',
    kind: 'Event',
    metadata: { name: 'moved.1', namespace: 'default' },
    eventTime: '2026-01-31T12:00:00.000000Z',
    reportingController: 'example.com/controller',
    reportingInstance: 'controller-0',
    action: 'Move',
    reason: 'Moved',
    type: 'Normal',
    regarding: { kind: 'Pod', namespace: 'default', name: 'web' },
  },
  {
    apiVersion: 'authentication.k8s.io/v1',
    kind: 'TokenReview',
    metadata: {},
    spec: { token: 'abc' },
  },
  { apiVersion: 'authentication.k8s.io/v1', kind: 'SelfSubjectReview', metadata: {} },
  {
    apiVersion: 'authorization.k8s.io/v1',
    kind: 'SubjectAccessReview',
    metadata: {},
    spec: { user: 'jane', resourceAttributes: attributes },
  },
  {
    apiVersion: 'authorization.k8s.io/v1',
    kind: 'LocalSubjectAccessReview',
    metadata: { namespace: 'default' },
    spec: { user: 'jane', resourceAttributes: attributes },
  },
  {
    apiVersion: 'authorization.k8s.io/v1',
    kind: 'SelfSubjectAccessReview',
    metadata: {},
    spec: { resourceAttributes: attributes },
  },
  {
    apiVersion: 'authorization.k8s.io/v1',
    kind: 'SelfSubjectRulesReview',
    metadata: {},
    spec: { namespace: 'default' },
  },
  {
    apiVersion: 'resource.k8s.io/v1',
    kind: 'ResourceSlice',
    metadata: { name: 'node-1-gpus' },
    spec: {
      driver: 'gpu.example.com',
      nodeName: 'node-1',
      pool: { name: 'node-1', generation: 1, resourceSliceCount: 1 },
      devices: [{ name: 'gpu-0' }],
    },
  },
];
