import { at, itemsAt, scalarAt, stringAt } from '../../syntax/access.ts';
import type { YamlNode } from '../../syntax/nodes.ts';
import type { Edge, EdgePlace, Options } from '../edge.ts';
import { membersNamed, objectsNamed, selectedPortsOf, servicePortsOf } from '../edge-options.ts';
import { podTemplatesOf } from '../pod-template.ts';
import type { WorkspaceObjects } from '../workspace-objects.ts';
import { pathOf, toKindBeside, toObject } from './make-edge.ts';

const workloads = ['Deployment', 'StatefulSet', 'ReplicaSet', 'ReplicationController'];
const bindings = ['RoleBinding', 'ClusterRoleBinding'];
const backends = ['spec.defaultBackend', 'spec.rules[].http.paths[].backend'];
const claims: readonly (readonly [kinds: string[], path: string])[] = [
  [['PersistentVolumeClaim'], 'spec'],
  [['StatefulSet'], 'spec.volumeClaimTemplates[].spec'],
];

/** Where a PersistentVolume keeps the names of its driver's passwords. */
const volumeSecrets = [
  ...['nodeStageSecretRef', 'nodePublishSecretRef', 'nodeExpandSecretRef'],
  ...['controllerPublishSecretRef', 'controllerExpandSecretRef'],
].map((name) => `csi.${name}`);

/** Where the API server is told which Service answers for it. */
const services = [
  ['ValidatingWebhookConfiguration', 'webhooks[].clientConfig.service'],
  ['MutatingWebhookConfiguration', 'webhooks[].clientConfig.service'],
  ['CustomResourceDefinition', 'spec.conversion.webhook.clientConfig.service'],
  ['APIService', 'spec.service'],
] as const;

/** The places of built-in objects, besides their Pods, that name something else. */
export const objectEdges: readonly Edge[] = [
  {
    id: 'service-target-port',
    in: ['Service'],
    path: pathOf('spec.ports[].targetPort'),
    noun: 'port',
    options: selectedPortsOf,
  },
  ...backends.flatMap((backend) => [
    toObject('ingress-service', ['Ingress'], `${backend}.service.name`, 'Service'),
    toKindBeside('ingress-resource', ['Ingress'], `${backend}.resource.name`),
    servicePort(`${backend}.service.port.name`, 'name'),
    servicePort(`${backend}.service.port.number`, 'port'),
  ]),
  toObject('ingress-tls-secret', ['Ingress'], 'spec.tls[].secretName', 'Secret'),
  toObject('ingress-class', ['Ingress'], 'spec.ingressClassName', 'IngressClass'),
  toKindBeside('ingress-class-parameters', ['IngressClass'], 'spec.parameters.name'),
  toKindBeside(
    'autoscaler-target',
    ['HorizontalPodAutoscaler'],
    'spec.scaleTargetRef.name',
    ...workloads,
  ),
  toKindBeside(
    'autoscaler-object',
    ['HorizontalPodAutoscaler'],
    'spec.metrics[].object.describedObject.name',
  ),
  {
    id: 'autoscaler-container',
    in: ['HorizontalPodAutoscaler'],
    path: pathOf('spec.metrics[].containerResource.container'),
    noun: 'container',
    options: scaledContainers,
  },
  toObject('stateful-set-service', ['StatefulSet'], 'spec.serviceName', 'Service'),
  ...claims.flatMap(([kinds, path]) => [
    toObject('claim-storage-class', kinds, `${path}.storageClassName`, 'StorageClass'),
    toObject(
      'claim-attributes-class',
      kinds,
      `${path}.volumeAttributesClassName`,
      'VolumeAttributesClass',
    ),
    toObject('claim-volume', kinds, `${path}.volumeName`, 'PersistentVolume'),
    toKindBeside('claim-source', kinds, `${path}.dataSource.name`, 'VolumeSnapshot'),
    toKindBeside('claim-source', kinds, `${path}.dataSourceRef.name`, 'VolumeSnapshot'),
  ]),
  toObject('volume-storage-class', ['PersistentVolume'], 'spec.storageClassName', 'StorageClass'),
  toObject(
    'volume-claimed-by',
    ['PersistentVolume'],
    'spec.claimRef.name',
    'PersistentVolumeClaim',
  ),
  ...volumeSecrets.map((path) =>
    toObject('volume-driver-secret', ['PersistentVolume'], `spec.${path}.name`, 'Secret'),
  ),
  toObject(
    'attached-volume',
    ['VolumeAttachment'],
    'spec.source.persistentVolumeName',
    'PersistentVolume',
  ),
  toKindBeside('role-ref', bindings, 'roleRef.name', 'Role', 'ClusterRole'),
  {
    id: 'role-subject',
    in: bindings,
    path: pathOf('subjects[].name'),
    noun: (place) => stringAt(place.parent, 'kind') ?? 'subject',
    options(place, objects) {
      if (stringAt(place.parent, 'kind') !== 'ServiceAccount') {
        return { options: [], exhaustive: false };
      }
      const namespace = stringAt(place.parent, 'namespace');
      return objectsNamed(place, objects, ['ServiceAccount'], namespace);
    },
  },
  toObject('account-secret', ['ServiceAccount'], 'secrets[].name', 'Secret'),
  toObject('account-pull-secret', ['ServiceAccount'], 'imagePullSecrets[].name', 'Secret'),
  toObject(
    'token-account',
    ['Secret'],
    'metadata.annotations."kubernetes.io/service-account.name"',
    'ServiceAccount',
  ),
  toObject('endpoints-service', ['Endpoints'], 'metadata.name', 'Service'),
  toObject(
    'slice-service',
    ['EndpointSlice'],
    'metadata.labels."kubernetes.io/service-name"',
    'Service',
  ),
  toKindBeside('endpoint-target', ['EndpointSlice'], 'endpoints[].targetRef.name', 'Pod'),
  toKindBeside('endpoint-target', ['Endpoints'], 'subsets[].addresses[].targetRef.name', 'Pod'),
  ...services.map(([kind, path]) => toObject('webhook-service', [kind], `${path}.name`, 'Service')),
  toObject(
    'policy-of-binding',
    ['ValidatingAdmissionPolicyBinding'],
    'spec.policyName',
    'ValidatingAdmissionPolicy',
  ),
  toObject(
    'policy-of-binding',
    ['MutatingAdmissionPolicyBinding'],
    'spec.policyName',
    'MutatingAdmissionPolicy',
  ),
  {
    id: 'policy-parameters',
    in: ['ValidatingAdmissionPolicyBinding', 'MutatingAdmissionPolicyBinding'],
    path: pathOf('spec.paramRef.name'),
    noun: 'parameters',
    options: policyParameters,
  },
  toObject(
    'priority-level',
    ['FlowSchema'],
    'spec.priorityLevelConfiguration.name',
    'PriorityLevelConfiguration',
  ),
  ...['Role', 'ClusterRole'].map(
    (kind): Edge => ({
      id: 'permitted-object',
      in: [kind],
      path: pathOf('rules[].resourceNames[]'),
      noun: 'object',
      options: permittedObjects,
    }),
  ),
  toKindBeside('owner', 'object', 'metadata.ownerReferences[].name'),
  {
    id: 'namespace',
    in: 'object',
    path: pathOf('metadata.namespace'),
    noun: 'Namespace',
    options: (place, objects) => ({
      ...objectsNamed(place, objects, ['Namespace'], undefined),
      exhaustive: false,
    }),
  },
];

function servicePort(path: string, by: 'name' | 'port'): Edge {
  return {
    id: 'ingress-service-port',
    in: ['Ingress'],
    path: pathOf(path),
    noun: 'Service port',
    options: (place, objects) => servicePortsOf(place, objects, backendOf(place), by),
  };
}

function backendOf({ object, node }: EdgePlace): string | undefined {
  const holds = (found: YamlNode | undefined) =>
    found && found.span.start <= node.span.start && node.span.end <= found.span.end;
  const own = at(object.node, 'spec', 'defaultBackend', 'service');
  if (holds(own)) return stringAt(own, 'name');
  const rule = itemsAt(object.node, 'spec', 'rules').find(holds);
  const path = itemsAt(rule, 'http', 'paths').find(holds);
  return stringAt(path, 'backend', 'service', 'name');
}

function scaledContainers(place: EdgePlace, objects: WorkspaceObjects): Options {
  const target = at(place.object.node, 'spec', 'scaleTargetRef');
  const [kind, name] = [stringAt(target, 'kind'), stringAt(target, 'name')];
  if (kind === undefined || name === undefined) return { options: [], exhaustive: false };
  const options = membersNamed(place, objects, [kind], name).flatMap(({ object }) =>
    podTemplatesOf(object).flatMap(({ containers }) =>
      containers.flatMap((container) =>
        container.name
          ? [{ name: container.name.text, target: { object, span: container.name.span } }]
          : [],
      ),
    ),
  );
  return { options, exhaustive: false };
}

/** The objects of the kind that the policy of a binding takes as its parameters. */
function policyParameters(place: EdgePlace, objects: WorkspaceObjects): Options {
  const policy = stringAt(place.object.node, 'spec', 'policyName');
  const kind = place.object.kind.replace(/Binding$/, '');
  const [found] = policy === undefined ? [] : membersNamed(place, objects, [kind], policy);
  const wanted = stringAt(found?.object.node, 'spec', 'paramKind', 'kind');
  if (wanted === undefined) return { options: [], exhaustive: false };
  const namespace = stringAt(place.parent, 'namespace') ?? place.object.namespace;
  return objectsNamed(place, objects, [wanted], namespace);
}

/** The objects that a rule of a Role can speak of, for the resources that people restrict by name. */
function permittedObjects(place: EdgePlace, objects: WorkspaceObjects): Options {
  const rule = itemsAt(place.object.node, 'rules').find(
    ({ span }) => span.start <= place.node.span.start && place.node.span.end <= span.end,
  );
  const kinds = itemsAt(rule, 'resources').flatMap(
    (resource) => namedResources[scalarAt(resource)?.text ?? ''] ?? [],
  );
  return { ...objectsNamed(place, objects, kinds), exhaustive: false };
}

const namedResources: Readonly<Record<string, string>> = {
  configmaps: 'ConfigMap',
  secrets: 'Secret',
  services: 'Service',
  serviceaccounts: 'ServiceAccount',
  deployments: 'Deployment',
  statefulsets: 'StatefulSet',
  daemonsets: 'DaemonSet',
  persistentvolumeclaims: 'PersistentVolumeClaim',
};
