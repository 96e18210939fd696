import { at, itemsAt, scalarAt, stringAt } from '../../syntax/access.ts';
import type { YamlNode } from '../../syntax/nodes.ts';
import type { Edge, EdgePlace, Options } from '../edge.ts';
import { containerPortsOf, keysOf, local, volumesOf } from '../edge-options.ts';
import { podTemplatesOf } from '../pod-template.ts';
import type { WorkspaceObjects } from '../workspace-objects.ts';
import { beside, pathOf, toKey, toObject } from './make-edge.ts';

const handlers = [
  ...['livenessProbe', 'readinessProbe', 'startupProbe'],
  ...['lifecycle.postStart', 'lifecycle.preStop'],
].flatMap((probe) => [`${probe}.httpGet`, `${probe}.tcpSocket`]);

/** Where the drivers of volumes take their passwords from. */
const driverSecrets = [
  ...['azureFile.secretName', 'csi.nodePublishSecretRef.name', 'cephfs.secretRef.name'],
  ...['cinder.secretRef.name', 'flexVolume.secretRef.name', 'iscsi.secretRef.name'],
  ...['rbd.secretRef.name', 'scaleIO.secretRef.name', 'storageos.secretRef.name'],
];

/** The places of a Pod and its containers that name something else, wherever the Pod is described. */
export const podEdges: readonly Edge[] = [
  toObject('env-config-map', 'container', 'env[].valueFrom.configMapKeyRef.name', 'ConfigMap'),
  toObject('env-secret', 'container', 'env[].valueFrom.secretKeyRef.name', 'Secret'),
  toObject('env-from-config-map', 'container', 'envFrom[].configMapRef.name', 'ConfigMap'),
  toObject('env-from-secret', 'container', 'envFrom[].secretRef.name', 'Secret'),
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
  {
    id: 'mounted-key',
    in: 'container',
    path: pathOf('volumeMounts[].subPath'),
    noun: 'file of the volume',
    options: mountedFiles,
  },
  ...handlers.map((handler) => ({
    id: 'probe-port',
    in: 'container' as const,
    path: pathOf(`${handler}.port`),
    noun: 'port',
    options: containerPortsOf,
  })),
  {
    id: 'container-claim',
    in: 'container',
    path: pathOf('resources.claims[].name'),
    noun: 'resource claim of the Pod',
    options: (place, objects) => named(place, objects, 'resourceClaims'),
  },
  ...['env[].valueFrom.resourceFieldRef.containerName', 'targetContainerName'].map(
    (path): Edge => ({
      id: 'container-name',
      in: 'container',
      path: pathOf(path),
      noun: 'container',
      options: (place, objects) => named(place, objects, 'initContainers', 'containers'),
    }),
  ),
  toObject('volume-config-map', 'pod', 'volumes[].configMap.name', 'ConfigMap'),
  toObject('volume-secret', 'pod', 'volumes[].secret.secretName', 'Secret'),
  toObject(
    'projected-config-map',
    'pod',
    'volumes[].projected.sources[].configMap.name',
    'ConfigMap',
  ),
  toObject('projected-secret', 'pod', 'volumes[].projected.sources[].secret.name', 'Secret'),
  toKey(
    'volume-config-map-key',
    'pod',
    'volumes[].configMap.items[].key',
    'ConfigMap',
    around('configMap', 'name'),
  ),
  toKey(
    'volume-secret-key',
    'pod',
    'volumes[].secret.items[].key',
    'Secret',
    around('secret', 'secretName'),
  ),
  toKey(
    'projected-config-map-key',
    'pod',
    'volumes[].projected.sources[].configMap.items[].key',
    'ConfigMap',
    around('configMap', 'name'),
  ),
  toKey(
    'projected-secret-key',
    'pod',
    'volumes[].projected.sources[].secret.items[].key',
    'Secret',
    around('secret', 'name'),
  ),
  toObject(
    'volume-claim',
    'pod',
    'volumes[].persistentVolumeClaim.claimName',
    'PersistentVolumeClaim',
  ),
  toObject(
    'ephemeral-storage-class',
    'pod',
    'volumes[].ephemeral.volumeClaimTemplate.spec.storageClassName',
    'StorageClass',
  ),
  ...driverSecrets.map((path) =>
    toObject('volume-driver-secret', 'pod', `volumes[].${path}`, 'Secret'),
  ),
  toObject('image-pull-secret', 'pod', 'imagePullSecrets[].name', 'Secret'),
  toObject('service-account', 'pod', 'serviceAccountName', 'ServiceAccount'),
  toObject('service-account', 'pod', 'serviceAccount', 'ServiceAccount'),
  toObject('priority-class', 'pod', 'priorityClassName', 'PriorityClass'),
  toObject('runtime-class', 'pod', 'runtimeClassName', 'RuntimeClass'),
  toObject('resource-claim', 'pod', 'resourceClaims[].resourceClaimName', 'ResourceClaim'),
  toObject(
    'resource-claim-template',
    'pod',
    'resourceClaims[].resourceClaimTemplateName',
    'ResourceClaimTemplate',
  ),
];

/** The name on the volume source around an item. */
function around(source: string, key: string): (place: EdgePlace) => string | undefined {
  return ({ pod, node }) => {
    const holds = ({ span }: YamlNode) =>
      span.start <= node.span.start && node.span.end <= span.end;
    const volume = pod?.volumes.find(holds);
    const projection = itemsAt(volume, 'projected', 'sources').find(holds);
    return stringAt(projection ?? volume, source, key);
  };
}

/** What `subPath` can mean in a volume that is made of a ConfigMap or a Secret: its keys, or the paths that they get. */
function mountedFiles(place: EdgePlace, objects: WorkspaceObjects): Options {
  const name = stringAt(place.parent, 'name');
  const volume = place.pod?.volumes.find((one) => stringAt(one, 'name') === name);
  for (const [kind, source, key] of fileSources) {
    const holder = at(volume, source);
    if (!holder) continue;
    const paths = itemsAt(holder, 'items').flatMap((item) => scalarAt(item, 'path') ?? []);
    if (paths.length === 0)
      return { ...keysOf(place, objects, kind, stringAt(holder, key)), exhaustive: false };
    const target = { object: place.object };
    const options = paths.map(({ text, span }) => ({ name: text, target: { ...target, span } }));
    return { options, exhaustive: false };
  }
  return { options: [], exhaustive: false };
}

const fileSources = [
  ['ConfigMap', 'configMap', 'name'],
  ['Secret', 'secret', 'secretName'],
] as const;

/** What has a name in lists of the Pod itself. */
function named(place: EdgePlace, objects: WorkspaceObjects, ...lists: readonly string[]): Options {
  return local(place, objects, (object) =>
    podTemplatesOf(object).flatMap(({ spec }) =>
      lists.flatMap((list) => itemsAt(spec, list).map((item) => scalarAt(item, 'name'))),
    ),
  );
}
