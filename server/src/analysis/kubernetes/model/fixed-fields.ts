import { at, booleanAt, isAbsent, itemsAt, numberAt, pairsAt, stringAt } from '../syntax/access.ts';
import type { YamlNode } from '../syntax/nodes.ts';
import {
  type Comparison,
  type Difference,
  type FilledIn,
  firstDifference,
} from './first-difference.ts';
import { parseQuantity } from './quantity.ts';

/** A field of a built-in kind that no update may change, or not in every way. */
export interface FixedField {
  readonly kinds: readonly string[];
  /** What no update may do to it: `change`, `shrink`. */
  readonly verb: string;
  /** True when its values are nobody's business. */
  readonly secret: boolean;
  /** The change that the API server refuses, in an object that was and that is; paths start at the object. */
  change(before: YamlNode, after: YamlNode): Difference | undefined;
}

const podDefaults: FilledIn = {
  'spec.restartPolicy': 'Always',
  dnsPolicy: 'ClusterFirst',
  terminationGracePeriodSeconds: 30,
  schedulerName: 'default-scheduler',
  serviceAccountName: 'default',
  serviceAccount: undefined,
  enableServiceLinks: true,
  preemptionPolicy: undefined,
  priority: undefined,
  nodeName: undefined,
  imagePullPolicy: undefined,
  terminationMessagePath: '/dev/termination-log',
  terminationMessagePolicy: 'File',
  protocol: 'TCP',
  hostPort: undefined,
  requests: undefined,
  timeoutSeconds: 1,
  periodSeconds: 10,
  successThreshold: 1,
  failureThreshold: 3,
  scheme: 'HTTP',
  path: '/',
  defaultMode: 420,
  expirationSeconds: 3600,
  apiVersion: undefined,
  kind: undefined,
  volumeMode: 'Filesystem',
};

const volumeDefaults: FilledIn = {
  fsType: 'ext4',
  iscsiInterface: undefined,
  pool: undefined,
  user: undefined,
  keyring: undefined,
  cachingMode: undefined,
  kind: undefined,
  storageMode: undefined,
};

const claimDefaults: FilledIn = {
  apiVersion: undefined,
  kind: undefined,
  status: undefined,
  volumeMode: 'Filesystem',
};

/** What a PersistentVolume has besides the storage that it stands for. */
const notTheSource: ReadonlySet<string> = new Set([
  ...['capacity', 'accessModes', 'claimRef', 'persistentVolumeReclaimPolicy', 'storageClassName'],
  ...['mountOptions', 'volumeMode', 'nodeAffinity', 'volumeAttributesClassName'],
]);

/** Every such field, from the update validation of kube-apiserver 1.36. */
export const fixedFields: readonly FixedField[] = [
  fixed('Deployment|DaemonSet|ReplicaSet|StatefulSet', 'spec.selector'),
  fixed('StatefulSet', 'spec.serviceName'),
  fixed('StatefulSet', 'spec.podManagementPolicy', { podManagementPolicy: 'OrderedReady' }),
  fixed('StatefulSet', 'spec.volumeClaimTemplates', claimDefaults),

  fixed('Job', 'spec.selector'),
  fixed('Job', 'spec.completionMode', { completionMode: 'NonIndexed' }),
  fixed('Job', 'spec.podFailurePolicy', { status: 'True' }),
  fixed('Job', 'spec.successPolicy'),
  fixed('Job', 'spec.backoffLimitPerIndex', {}, isPlainlyAbsent),
  fixed('Job', 'spec.managedBy'),
  {
    ...fixed('Job', 'spec.template', podDefaults),
    change(before, after) {
      const isSuspended = [before, after].some(
        (job) =>
          !isAbsent(at(job, 'spec', 'suspend')) && booleanAt(job, 'spec', 'suspend') !== false,
      );
      return isSuspended
        ? undefined
        : difference(before, after, 'spec.template', { filledIn: podDefaults });
    },
  },
  { ...fixed('Job', 'spec.completions'), change: completionsChange },

  {
    ...fixed('Pod', 'spec'),
    change(before, after) {
      // A Pod that waits at a gate may still be told where to go.
      if (itemsAt(before, 'spec', 'schedulingGates').length > 0) return undefined;
      return difference(before, after, 'spec', { filledIn: podDefaults, skip: podFreedoms });
    },
  },

  { ...fixed('Service', 'spec.clusterIP'), change: clusterAddressChange },
  { ...fixed('Service', 'spec.loadBalancerClass'), change: loadBalancerClassChange },

  fixed('PersistentVolumeClaim', 'spec.accessModes'),
  fixed('PersistentVolumeClaim', 'spec.selector'),
  fixed('PersistentVolumeClaim', 'spec.storageClassName', {}, isPlainlyAbsent),
  fixed('PersistentVolumeClaim', 'spec.volumeName', {}, isPlainlyAbsent),
  fixed('PersistentVolumeClaim', 'spec.volumeMode', { volumeMode: 'Filesystem' }),
  { ...fixed('PersistentVolumeClaim', 'spec.dataSource'), change: dataSourceChange },
  {
    ...fixed('PersistentVolumeClaim', 'spec.resources.requests.storage'),
    verb: 'shrink',
    change: storageChange,
  },
  {
    ...fixed('PersistentVolume', 'spec'),
    change(before, after) {
      const sources = [...pairsAt(before, 'spec'), ...pairsAt(after, 'spec')]
        .map(({ name }) => name)
        .filter((name) => !notTheSource.has(name));
      return first(sources, (name) =>
        difference(before, after, `spec.${name}`, { filledIn: volumeDefaults }),
      );
    },
  },
  fixed('PersistentVolume', 'spec.volumeMode', { volumeMode: 'Filesystem' }),
  fixed('PersistentVolume', 'spec.nodeAffinity', {}, isPlainlyAbsent),
  fixed('StorageClass', 'provisioner'),
  fixed('StorageClass', 'parameters'),
  fixed('StorageClass', 'reclaimPolicy', { reclaimPolicy: 'Delete' }),
  fixed('StorageClass', 'volumeBindingMode', { volumeBindingMode: 'Immediate' }),
  fixed('VolumeAttributesClass', 'driverName'),
  fixed('VolumeAttributesClass', 'parameters'),
  fixed('VolumeAttachment', 'spec'),
  fixed('CSIDriver', 'spec.attachRequired', { attachRequired: true }),
  fixed('CSIDriver', 'spec.volumeLifecycleModes', {}, isPersistentByDefault),
  fixed('CSIStorageCapacity', 'storageClassName'),
  fixed('CSIStorageCapacity', 'nodeTopology'),

  fixed('Secret', 'type', { type: 'Opaque' }),
  ...['ConfigMap', 'Secret'].flatMap((kind) => [
    { ...fixed(kind, 'immutable'), verb: 'take back', change: immutableTakenBack },
    { ...fixed(kind, 'data'), secret: true, change: immutableDataChange },
  ]),

  fixed('RoleBinding|ClusterRoleBinding', 'roleRef', { apiGroup: 'rbac.authorization.k8s.io' }),
  fixed('IngressClass', 'spec.controller'),
  fixed('PriorityClass', 'value', {}, isPlainlyAbsent),
  fixed('PriorityClass', 'preemptionPolicy', { preemptionPolicy: 'PreemptLowerPriority' }),
  fixed('RuntimeClass', 'handler'),
  fixed('CustomResourceDefinition', 'spec.scope'),
  fixed('CustomResourceDefinition', 'spec.names.kind'),
  fixed('EndpointSlice', 'addressType'),
  fixed('ControllerRevision', 'data'),
  fixed('ResourceClaim', 'spec', { allocationMode: 'ExactCount', count: 1 }),
  fixed('ResourceClaimTemplate', 'spec', { allocationMode: 'ExactCount', count: 1 }),
];

/** What an update may change in a Pod. */
const podFreedoms = [
  ...['containers.[].image', 'initContainers.[].image', 'ephemeralContainers'],
  ...['activeDeadlineSeconds', 'tolerations', 'schedulingGates'],
];

type Unless = (before: YamlNode | undefined, after: YamlNode | undefined) => boolean;

/** A field that stays as it was made; `unless` leaves out changes that are taken or that nobody can judge. */
function fixed(kinds: string, path: string, filledIn: FilledIn = {}, unless?: Unless): FixedField {
  return {
    kinds: kinds.split('|'),
    verb: 'change',
    secret: false,
    change(before, after) {
      const steps = path.split('.');
      if (unless?.(at(before, ...steps), at(after, ...steps))) return undefined;
      return difference(before, after, path, { filledIn });
    },
  };
}

function difference(
  before: YamlNode,
  after: YamlNode,
  path: string,
  comparison: Comparison,
): Difference | undefined {
  const steps = path.split('.');
  const skip = comparison.skip?.map((below) => `${path}.${below}`);
  return firstDifference(
    at(before, ...steps),
    at(after, ...steps),
    { ...comparison, ...(skip && { skip }) },
    steps,
  );
}

function first<T>(names: readonly string[], find: (name: string) => T | undefined): T | undefined {
  for (const name of names) {
    const found = find(name);
    if (found) return found;
  }
  return undefined;
}

/** Nothing was written before, so that the cluster chose something that the manifest does not tell. */
function isPlainlyAbsent(before: YamlNode | undefined): boolean {
  return isAbsent(before);
}

function isPersistentByDefault(before: YamlNode | undefined, after: YamlNode | undefined): boolean {
  const modes = (node: YamlNode | undefined) =>
    itemsAt(node)
      .map((item) => (item.kind === 'scalar' ? item.text : ''))
      .sort()
      .join(' ') || 'Persistent';
  return modes(before) === modes(after);
}

/** The number of completions counts for Jobs without indexes; others may change it together with `parallelism`. */
function completionsChange(before: YamlNode, after: YamlNode): Difference | undefined {
  const effective = (job: YamlNode) =>
    numberAt(job, 'spec', 'completions') ??
    (isAbsent(at(job, 'spec', 'parallelism')) ? 1 : undefined);
  const [was, is] = [effective(before), effective(after)];
  if (was === is) return undefined;
  const isIndexed = stringAt(after, 'spec', 'completionMode') === 'Indexed';
  if (isIndexed && is === (numberAt(after, 'spec', 'parallelism') ?? 1)) return undefined;
  return changed(before, after, 'spec.completions');
}

/** An address stays; so does having none. */
function clusterAddressChange(before: YamlNode, after: YamlNode): Difference | undefined {
  if ([before, after].some((service) => stringAt(service, 'spec', 'type') === 'ExternalName')) {
    return undefined;
  }
  const [was, is] = [before, after].map(
    (service) => stringAt(service, 'spec', 'clusterIP') || undefined,
  );
  if (was === is || is === undefined) return undefined;
  // Which address the cluster chose is not known, but it chose one.
  if (was === undefined && is !== 'None') return undefined;
  return changed(before, after, 'spec.clusterIP');
}

function loadBalancerClassChange(before: YamlNode, after: YamlNode): Difference | undefined {
  if ([before, after].some((service) => stringAt(service, 'spec', 'type') !== 'LoadBalancer')) {
    return undefined;
  }
  return difference(before, after, 'spec.loadBalancerClass', {});
}

/** The API server copies `dataSource` and `dataSourceRef` to each other, and keeps either when it is taken away. */
function dataSourceChange(before: YamlNode, after: YamlNode): Difference | undefined {
  const sourceOf = (claim: YamlNode) =>
    at(claim, 'spec', 'dataSourceRef') ?? at(claim, 'spec', 'dataSource');
  if (isAbsent(sourceOf(after))) return undefined;
  const path = at(after, 'spec', 'dataSource') ? 'spec.dataSource' : 'spec.dataSourceRef';
  return firstDifference(
    sourceOf(before),
    sourceOf(after),
    { filledIn: { apiGroup: undefined } },
    path.split('.'),
  );
}

/** Growing depends on the storage class; shrinking is refused by all. */
function storageChange(before: YamlNode, after: YamlNode): Difference | undefined {
  const sizeOf = (claim: YamlNode) => {
    const size = at(claim, 'spec', 'resources', 'requests', 'storage');
    return size?.kind === 'scalar' && !size.templated ? parseQuantity(size.text)?.value : undefined;
  };
  const [was, is] = [sizeOf(before), sizeOf(after)];
  if (was === undefined || is === undefined || is >= was) return undefined;
  return changed(before, after, 'spec.resources.requests.storage');
}

function immutableTakenBack(before: YamlNode, after: YamlNode): Difference | undefined {
  if (booleanAt(before, 'immutable') !== true || booleanAt(after, 'immutable') === true) {
    return undefined;
  }
  return at(after, 'immutable')?.templated ? undefined : changed(before, after, 'immutable');
}

function immutableDataChange(before: YamlNode, after: YamlNode): Difference | undefined {
  if (booleanAt(before, 'immutable') !== true) return undefined;
  // Both lead to `data`, one as it is and one in base64, so that only like can be compared with like.
  const parts = ['data', 'binaryData', 'stringData'];
  const isMoved = parts.some((part) => isAbsent(at(before, part)) !== isAbsent(at(after, part)));
  if (isMoved && !isAbsent(at(before, 'stringData') ?? at(after, 'stringData'))) return undefined;
  return first(parts, (part) => difference(before, after, part, {}));
}

function changed(before: YamlNode, after: YamlNode, path: string): Difference | undefined {
  const steps = path.split('.');
  const [was, is] = [at(before, ...steps), at(after, ...steps)];
  if (was?.templated || is?.templated) return undefined;
  return { path: steps, ...(was && { before: was }), ...(is && { after: is }) };
}
