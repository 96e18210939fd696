import { isAbsent, pairsAt } from '../syntax/access.ts';
import type { YamlNode, YamlPair } from '../syntax/nodes.ts';
import { type Place, place, placeTable } from './place.ts';

/** Fields of which the API server takes at most one, or exactly one. */
export interface Alternatives {
  /** What the fields describe, to follow "the". */
  readonly what: string;
  readonly at: Place;
  readonly fields: readonly string[];
  readonly required: boolean;
  /** Two of them exclude each other. */
  readonly exclusive: boolean;
}

/** The alternatives that an object's node has chosen; empty texts and lists and zeros count as none. */
export function chosenOf(owner: YamlNode, { fields }: Alternatives): readonly YamlPair[] {
  return pairsAt(owner).filter(
    ({ name, value }) => fields.includes(name) && !isAbsent(value) && !isZero(value),
  );
}

function isZero(node: YamlNode): boolean {
  if (node.kind === 'sequence') return node.items.length === 0 && !node.templated;
  return node.kind === 'scalar' && !node.templated && (node.value === '' || node.value === 0);
}

const handlers = ['httpGet', 'tcpSocket', 'exec', 'grpc'];
const volumeSources = [
  ...['awsElasticBlockStore', 'azureDisk', 'azureFile', 'cephfs', 'cinder', 'configMap', 'csi'],
  ...['downwardAPI', 'emptyDir', 'ephemeral', 'fc', 'flexVolume', 'flocker', 'gcePersistentDisk'],
  ...['gitRepo', 'glusterfs', 'hostPath', 'image', 'iscsi', 'nfs', 'persistentVolumeClaim'],
  ...['photonPersistentDisk', 'portworxVolume', 'projected', 'quobyte', 'rbd', 'scaleIO'],
  ...['secret', 'storageos', 'vsphereVolume', 'local'],
];

const oneOf = (what: string, at: string, ...fields: readonly string[]): Alternatives => ({
  what,
  at: place(at),
  fields,
  required: true,
  exclusive: true,
});
const atMostOne = (what: string, at: string, ...fields: readonly string[]): Alternatives => ({
  what,
  at: place(at),
  fields,
  required: false,
  exclusive: true,
});

const anyOf = (what: string, at: string, ...fields: readonly string[]): Alternatives => ({
  what,
  at: place(at),
  fields,
  required: true,
  exclusive: false,
});

/** The alternatives of an object, with the nodes that choose; from the validation of each API group, 1.36. */
export const alternativesOf = placeTable<Alternatives>([
  atMostOne('volume source', 'Pod volumes[]', ...volumeSources),
  oneOf('volume source', 'PersistentVolume spec', ...volumeSources),
  atMostOne(
    'volume source',
    'Pod volumes[].projected.sources[]',
    ...['configMap', 'secret', 'downwardAPI', 'serviceAccountToken'],
  ),
  oneOf('check', 'Container livenessProbe|readinessProbe|startupProbe', ...handlers),
  oneOf(
    'action',
    'Container lifecycle.postStart|preStop',
    ...['httpGet', 'tcpSocket', 'exec', 'sleep'],
  ),
  oneOf(
    'source of the value',
    'Container env[].valueFrom',
    ...['configMapKeyRef', 'secretKeyRef', 'fieldRef', 'resourceFieldRef', 'fileKeyRef'],
  ),
  atMostOne('value', 'Container env[]', 'value', 'valueFrom'),
  oneOf('source of the variables', 'Container envFrom[]', 'configMapRef', 'secretRef'),
  atMostOne('path', 'Container volumeMounts[]', 'subPath', 'subPathExpr'),
  oneOf('backend', 'Ingress spec.rules[].http.paths[].backend', 'service', 'resource'),
  oneOf('backend', 'Ingress spec.defaultBackend', 'service', 'resource'),
  oneOf('port', 'Ingress spec.rules[].http.paths[].backend.service.port', 'name', 'number'),
  oneOf('port', 'Ingress spec.defaultBackend.service.port', 'name', 'number'),
  atMostOne('budget', 'PodDisruptionBudget spec', 'minAvailable', 'maxUnavailable'),
  atMostOne('peer', 'NetworkPolicy spec.ingress|egress[].from|to[]', 'ipBlock', 'podSelector'),
  atMostOne(
    'peer',
    'NetworkPolicy spec.ingress|egress[].from|to[]',
    'ipBlock',
    'namespaceSelector',
  ),
  anyOf(
    'peer',
    'NetworkPolicy spec.ingress|egress[].from|to[]',
    ...['podSelector', 'namespaceSelector', 'ipBlock'],
  ),
  oneOf(
    'target',
    'HorizontalPodAutoscaler spec.metrics[].resource|containerResource.target',
    ...['averageUtilization', 'averageValue'],
  ),
  atMostOne('target', 'ClusterRole rules[]', 'resources', 'nonResourceURLs'),
  oneOf(
    'address of the webhook',
    'ValidatingWebhookConfiguration|MutatingWebhookConfiguration webhooks[].clientConfig',
    ...['url', 'service'],
  ),
  oneOf(
    'failure that the rule is about',
    'Job spec.podFailurePolicy.rules[]',
    ...['onExitCodes', 'onPodConditions'],
  ),
  oneOf(
    'parameters',
    'ValidatingAdmissionPolicyBinding|MutatingAdmissionPolicyBinding spec.paramRef',
    ...['name', 'selector'],
  ),
]);
