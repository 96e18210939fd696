import { at, itemsAt, stringAt } from '../syntax/access.ts';
import type { YamlNode } from '../syntax/nodes.ts';
import type { Edge, EdgePlace } from './edge.ts';
import {
  containerPortsOf,
  keysOf,
  objectsNamed,
  selectedPortsOf,
  servicePortsOf,
  volumesOf,
} from './edge-options.ts';

const workloads = ['Deployment', 'StatefulSet', 'ReplicaSet', 'ReplicationController'];
const bindings = ['RoleBinding', 'ClusterRoleBinding'];
const probes = [
  'livenessProbe',
  'readinessProbe',
  'startupProbe',
  'lifecycle.postStart',
  'lifecycle.preStop',
];
const backends = ['spec.defaultBackend.service', 'spec.rules[].http.paths[].backend.service'];

/** Every place where one part of a manifest names another, and what it may name. */
export const referenceEdges: readonly Edge[] = [
  toObject('env-config-map', 'container', 'env[].valueFrom.configMapKeyRef.name', 'ConfigMap'),
  toObject('env-secret', 'container', 'env[].valueFrom.secretKeyRef.name', 'Secret'),
  toObject('env-from-config-map', 'container', 'envFrom[].configMapRef.name', 'ConfigMap'),
  toObject('env-from-secret', 'container', 'envFrom[].secretRef.name', 'Secret'),
  toObject('volume-config-map', 'pod', 'volumes[].configMap.name', 'ConfigMap'),
  toObject('volume-secret', 'pod', 'volumes[].secret.secretName', 'Secret'),
  toObject(
    'projected-config-map',
    'pod',
    'volumes[].projected.sources[].configMap.name',
    'ConfigMap',
  ),
  toObject('projected-secret', 'pod', 'volumes[].projected.sources[].secret.name', 'Secret'),
  toObject(
    'volume-claim',
    'pod',
    'volumes[].persistentVolumeClaim.claimName',
    'PersistentVolumeClaim',
  ),
  toObject('image-pull-secret', 'pod', 'imagePullSecrets[].name', 'Secret'),
  toObject('service-account', 'pod', 'serviceAccountName', 'ServiceAccount'),
  toObject('priority-class', 'pod', 'priorityClassName', 'PriorityClass'),
  toObject('runtime-class', 'pod', 'runtimeClassName', 'RuntimeClass'),
  toKey(
    'env-config-map-key',
    'container',
    'env[].valueFrom.configMapKeyRef.key',
    'ConfigMap',
    beside('name'),
  ),
  toKey(
    'env-secret-key',
    'container',
    'env[].valueFrom.secretKeyRef.key',
    'Secret',
    beside('name'),
  ),
  toKey(
    'volume-config-map-key',
    'pod',
    'volumes[].configMap.items[].key',
    'ConfigMap',
    above('configMap', 'name'),
  ),
  toKey(
    'volume-secret-key',
    'pod',
    'volumes[].secret.items[].key',
    'Secret',
    above('secret', 'secretName'),
  ),
  {
    id: 'volume-mount',
    in: 'container',
    path: pathOf('volumeMounts[].name'),
    noun: 'volume',
    options: volumesOf,
  },
  {
    id: 'volume-device',
    in: 'container',
    path: pathOf('volumeDevices[].name'),
    noun: 'volume',
    options: volumesOf,
  },
  ...probes.flatMap((probe) =>
    ['httpGet', 'tcpSocket'].map((handler) => ({
      id: 'probe-port',
      in: 'container' as const,
      path: pathOf(`${probe}.${handler}.port`),
      noun: 'port',
      options: containerPortsOf,
    })),
  ),
  {
    id: 'service-target-port',
    in: ['Service'],
    path: pathOf('spec.ports[].targetPort'),
    noun: 'port',
    options: selectedPortsOf,
  },
  ...backends.flatMap((backend) => [
    toObject('ingress-service', ['Ingress'], `${backend}.name`, 'Service'),
    servicePort(`${backend}.port.name`, 'name'),
    servicePort(`${backend}.port.number`, 'port'),
  ]),
  toObject('ingress-tls-secret', ['Ingress'], 'spec.tls[].secretName', 'Secret'),
  toObject('ingress-class', ['Ingress'], 'spec.ingressClassName', 'IngressClass'),
  {
    id: 'autoscaler-target',
    in: ['HorizontalPodAutoscaler'],
    path: pathOf('spec.scaleTargetRef.name'),
    noun: (place) => stringAt(place.parent, 'kind') ?? 'workload',
    options(place, objects) {
      const kind = stringAt(place.parent, 'kind');
      return objectsNamed(place, objects, kind ? [kind] : workloads);
    },
  },
  toObject('stateful-set-service', ['StatefulSet'], 'spec.serviceName', 'Service'),
  toObject(
    'claim-storage-class',
    ['PersistentVolumeClaim'],
    'spec.storageClassName',
    'StorageClass',
  ),
  toObject('claim-volume', ['PersistentVolumeClaim'], 'spec.volumeName', 'PersistentVolume'),
  {
    id: 'role-ref',
    in: bindings,
    path: pathOf('roleRef.name'),
    noun: (place) => stringAt(place.parent, 'kind') ?? 'role',
    options(place, objects) {
      const kind = stringAt(place.parent, 'kind');
      return objectsNamed(place, objects, kind ? [kind] : ['Role', 'ClusterRole']);
    },
  },
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
];

function toObject(id: string, from: Edge['in'], path: string, kind: string): Edge {
  return {
    id,
    in: from,
    path: pathOf(path),
    noun: kind,
    options: (place, objects) => objectsNamed(place, objects, [kind]),
  };
}

function toKey(
  id: string,
  from: Edge['in'],
  path: string,
  kind: 'ConfigMap' | 'Secret',
  name: (place: EdgePlace) => string | undefined,
): Edge {
  return {
    id,
    in: from,
    path: pathOf(path),
    noun: (place) => `key of ${kind} "${name(place) ?? ''}"`,
    options: (place, objects) => keysOf(place, objects, kind, name(place)),
  };
}

function servicePort(path: string, by: 'name' | 'port'): Edge {
  return {
    id: 'ingress-service-port',
    in: ['Ingress'],
    path: pathOf(path),
    noun: 'Service port',
    options: (place, objects) => servicePortsOf(place, objects, serviceOf(place), by),
  };
}

function beside(key: string): (place: EdgePlace) => string | undefined {
  return (place) => stringAt(place.parent, key);
}

/** The name that stands on the volume source around the item. */
function above(source: string, key: string): (place: EdgePlace) => string | undefined {
  return ({ pod, node }) => {
    const volume = pod?.volumes.find(
      ({ span }) => span.start <= node.span.start && node.span.end <= span.end,
    );
    return stringAt(volume, source, key);
  };
}

function serviceOf({ object, node }: EdgePlace): string | undefined {
  const holders = [object.node, ...rulesOf(object.node)];
  for (const holder of holders) {
    const service = holder === object.node ? 'spec.defaultBackend.service' : 'backend.service';
    const found = at(holder, ...service.split('.'));
    if (found && found.span.start <= node.span.start && node.span.end <= found.span.end) {
      return stringAt(found, 'name');
    }
  }
  return undefined;
}

function rulesOf(node: YamlNode): readonly YamlNode[] {
  return itemsAt(node, 'spec', 'rules').flatMap((rule) => itemsAt(rule, 'http', 'paths'));
}

/** `a[].b` is `['a', '[]', 'b']`. */
function pathOf(path: string): readonly string[] {
  return path.replaceAll('[]', '.[]').split('.');
}
