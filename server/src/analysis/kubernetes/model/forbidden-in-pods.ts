import {
  at,
  booleanAt,
  isAbsent,
  itemsAt,
  numberAt,
  pairAt,
  pairsAt,
  stringAt,
} from '../syntax/access.ts';
import type { YamlMapping, YamlNode, YamlPair } from '../syntax/nodes.ts';
import {
  always,
  type Condition,
  type ForbiddenFields,
  forbid,
  is,
  isAbsentOrEmpty,
  isNot,
  isTrue,
  isZero,
} from './forbid.ts';
import { knownScalar } from './known-scalar.ts';
import { place } from './place.ts';
import { parseQuantity } from './quantity.ts';

const templates =
  'Deployment|StatefulSet|DaemonSet|ReplicaSet|ReplicationController spec.template.spec';
const linuxOfContainers = [
  ...['seLinuxOptions', 'seccompProfile', 'appArmorProfile', 'capabilities', 'procMount'],
  ...['readOnlyRootFilesystem', 'privileged', 'allowPrivilegeEscalation', 'runAsUser'],
  ...['runAsGroup'],
];
const linuxOfPods = [
  ...['seLinuxOptions', 'seccompProfile', 'appArmorProfile', 'fsGroup', 'fsGroupChangePolicy'],
  ...['sysctls', 'runAsUser', 'runAsGroup', 'supplementalGroups', 'supplementalGroupsPolicy'],
];
const isForWindows: Condition = (pod) => stringAt(pod, 'os', 'name') === 'windows';
const isForLinux: Condition = (pod) => stringAt(pod, 'os', 'name') === 'linux';

/** The pairs of each container of a Pod. */
const ofContainers =
  (pick: (container: YamlNode, pod: YamlMapping) => readonly YamlPair[]): ForbiddenFields['pick'] =>
  (pod) =>
    ['initContainers', 'containers'].flatMap((list) =>
      itemsAt(pod, list).flatMap((container) => pick(container, pod)),
    );

/** What the API server forbids in Pods and in what makes them; from its validation, 1.36. */
export const forbiddenInPods: readonly ForbiddenFields[] = [
  forbid(
    'Container readinessProbe',
    ['terminationGracePeriodSeconds'],
    always,
    'a readiness probe never stops the container',
  ),
  ...['Container', 'Pod'].map((scope) =>
    forbid(
      `${scope} securityContext.seccompProfile|appArmorProfile`,
      ['localhostProfile'],
      isNot('type', 'Localhost'),
      'only a profile of type Localhost is read from the node',
    ),
  ),
  forbid(
    'Container volumeMounts[]',
    ['recursiveReadOnly'],
    (mount) => !isTrue('readOnly')(mount) && isNot('recursiveReadOnly', 'Disabled', '')(mount),
    'only a mount with "readOnly: true" is read-only all the way down',
  ),
  {
    at: place('Container'),
    because: 'only the mounts of a privileged container reach the node',
    pick: (container) =>
      booleanAt(container, 'securityContext', 'privileged') === true
        ? []
        : itemsAt(container, 'volumeMounts')
            .filter((mount) => stringAt(mount, 'mountPropagation') === 'Bidirectional')
            .flatMap((mount) => pairAt(mount, 'mountPropagation') ?? []),
  },
  {
    at: place('Pod'),
    because: 'the Pod has no entry of this name in "resourceClaims"',
    pick: ofContainers((container, pod) =>
      itemsAt(container, 'resources', 'claims')
        .flatMap((claim) => pairAt(claim, 'name') ?? [])
        .filter(({ value }) => {
          const name = knownScalar(value)?.value;
          const known = itemsAt(pod, 'resourceClaims').map((claim) => stringAt(claim, 'name'));
          return name !== undefined && !known.includes(String(name));
        }),
    ),
  },
  {
    at: place('Pod'),
    because: 'the container starts anew for it, and this Pod never restarts any',
    pick: (pod) =>
      stringAt(pod, 'restartPolicy') !== 'Never'
        ? []
        : itemsAt(pod, 'containers')
            .flatMap((container) => itemsAt(container, 'resizePolicy'))
            .filter((policy) => stringAt(policy, 'restartPolicy') === 'RestartContainer')
            .flatMap((policy) => pairAt(policy, 'restartPolicy') ?? []),
  },
  forbid(
    'Pod',
    ['hostNetwork', 'hostPID', 'hostIPC'],
    (pod) => booleanAt(pod, 'hostUsers') === false,
    'with "hostUsers: false" the Pod shares nothing with the node',
  ),
  forbid(
    'Pod',
    ['shareProcessNamespace'],
    isTrue('hostPID'),
    'with "hostPID: true" its containers see the processes of the node already',
  ),
  forbid(
    'Pod',
    [
      ...['hostPID', 'hostIPC', 'hostNetwork', 'shareProcessNamespace', 'hostUsers'],
      ...linuxOfPods.map((field) => `securityContext.${field}`),
    ],
    isForWindows,
    'it is for Linux, and this Pod is for Windows',
  ),
  forbid(
    'Pod',
    ['securityContext.windowsOptions'],
    isForLinux,
    'it is for Windows, and this Pod is for Linux',
  ),
  {
    at: place('Pod'),
    because: 'it is for the other system than the one in "os" of this Pod',
    pick: ofContainers((container, pod) => {
      const foreign = isForWindows(pod) ? linuxOfContainers : ['windowsOptions'];
      if (!isForWindows(pod) && !isForLinux(pod)) return [];
      return pairsAt(container, 'securityContext').filter(
        ({ name, value }) => foreign.includes(name) && !isAbsent(value),
      );
    }),
  },
  {
    ...forbid(
      'Pod tolerations[]',
      ['tolerationSeconds'],
      isNot('effect', 'NoExecute'),
      'only the effect NoExecute takes Pods off a node, so only there a toleration can end',
    ),
    beside: 'effect',
  },
  forbid(
    'Pod tolerations[]',
    ['operator'],
    (toleration) =>
      isAbsentOrEmpty(at(toleration, 'key')) && isNot('operator', 'Exists')(toleration),
    'a toleration without a key tolerates everything, so its operator is Exists',
  ),
  forbid(
    'Pod topologySpreadConstraints[]',
    ['minDomains'],
    isNot('whenUnsatisfiable', 'DoNotSchedule'),
    'only with "whenUnsatisfiable: DoNotSchedule" it decides anything',
  ),
  forbid(
    'Pod topologySpreadConstraints[]',
    ['matchLabelKeys'],
    (spread) => isAbsent(at(spread, 'labelSelector')),
    'it adds to "labelSelector", which is missing',
  ),
  forbid(
    templates,
    ['activeDeadlineSeconds'],
    always,
    'the Pods of this kind run until somebody stops them',
  ),
  forbid(
    `${templates.replace(' ', '|Job ')}`,
    ['ephemeralContainers'],
    always,
    'they are added to a Pod that runs, with kubectl debug',
  ),
  forbid(
    'CronJob spec.jobTemplate.spec.template.spec',
    ['ephemeralContainers'],
    always,
    'they are added to a Pod that runs, with kubectl debug',
  ),
  forbid(
    'DaemonSet spec.updateStrategy.rollingUpdate',
    ['maxSurge'],
    (update) =>
      !isZero(at(update, 'maxSurge')) &&
      !(isZero(at(update, 'maxUnavailable')) && pairAt(update, 'maxUnavailable')),
    'a DaemonSet surges only with "maxUnavailable: 0"',
  ),
  forbid(
    'Job spec',
    ['podReplacementPolicy'],
    (job) =>
      is('podReplacementPolicy', 'TerminatingOrFailed')(job) &&
      !isAbsent(at(job, 'podFailurePolicy')),
    'with "podFailurePolicy" only Failed is possible',
  ),
  {
    at: place('Container'),
    because: 'the container has this volume as a device already',
    pick: (container) => {
      const devices = itemsAt(container, 'volumeDevices').map((one) => stringAt(one, 'name'));
      return itemsAt(container, 'volumeMounts')
        .flatMap((mount) => pairAt(mount, 'name') ?? [])
        .filter(({ value }) => devices.includes(String(knownScalar(value)?.value ?? '')));
    },
  },
  ...[
    'Container env[].valueFrom.resourceFieldRef',
    'Pod volumes[].downwardAPI.items[].resourceFieldRef',
  ].map((where) =>
    forbid(
      where,
      ['divisor'],
      isUnfitDivisor,
      'cpu is divided by 1 or 1m, everything else by 1 or a unit such as 1k or 1Mi',
    ),
  ),
  {
    at: place('Pod'),
    because: 'the container would sleep longer than the Pod has to end',
    pick: (pod) => {
      const grace = at(pod, 'terminationGracePeriodSeconds');
      if (grace && !isAbsent(grace) && typeof knownScalar(grace)?.value !== 'number') return [];
      const most = numberAt(pod, 'terminationGracePeriodSeconds') ?? 30;
      return ['initContainers', 'containers'].flatMap((list) =>
        itemsAt(pod, list)
          .flatMap((container) =>
            ['preStop', 'postStart'].map((hook) => at(container, 'lifecycle', hook, 'sleep')),
          )
          .filter((sleep) => (numberAt(sleep, 'seconds') ?? 0) > most)
          .flatMap((sleep) => pairAt(sleep, 'seconds') ?? []),
      );
    },
  },
  {
    ...forbid(
      'Container env[].valueFrom.fieldRef',
      ['apiVersion'],
      isNot('apiVersion', 'v1', ''),
      'Pods are of version v1',
    ),
    beside: 'fieldPath',
  },
  forbid(
    'Deployment spec',
    ['minReadySeconds'],
    (deployment) =>
      (numberAt(deployment, 'minReadySeconds') ?? 0) >=
      (numberAt(deployment, 'progressDeadlineSeconds') ?? 600),
    'the deadline of "progressDeadlineSeconds" passes before a Pod counts as available',
  ),
  forbid(
    'Job spec',
    ['maxFailedIndexes'],
    (job) =>
      (numberAt(job, 'maxFailedIndexes') ?? 0) >
      (numberAt(job, 'completions') ?? Number.POSITIVE_INFINITY),
    'there are fewer indexes than may fail',
  ),
  forbid(
    'Job spec',
    ['parallelism'],
    (job) => is('completionMode', 'Indexed')(job) && (numberAt(job, 'parallelism') ?? 0) > 100_000,
    'an indexed Job runs at most 100000 Pods at a time',
  ),
  {
    at: place('Job spec'),
    because: 'the Pod has no container of this name',
    pick: (job) => {
      const containers = ['initContainers', 'containers'].flatMap((list) =>
        itemsAt(job, 'template', 'spec', list).map((one) => stringAt(one, 'name')),
      );
      return itemsAt(job, 'podFailurePolicy', 'rules')
        .flatMap((rule) => pairAt(at(rule, 'onExitCodes'), 'containerName') ?? [])
        .filter(({ value }) => {
          const name = knownScalar(value)?.value;
          return name !== undefined && containers.length > 0 && !containers.includes(String(name));
        });
    },
  },
  forbid(
    'Job spec.podFailurePolicy.rules[].onExitCodes',
    ['values'],
    (codes) => {
      const values = itemsAt(codes, 'values').map((item) => knownScalar(item)?.value);
      const isRising = values.every(
        (value, index) => index === 0 || Number(value) > Number(values[index - 1]),
      );
      return !isRising || (is('operator', 'In')(codes) && values.includes(0));
    },
    'exit codes stand in rising order, and 0 is no failure',
  ),
];

const units = new Set(
  ['1', '1k', '1M', '1G', '1T', '1P', '1E', '1Ki', '1Mi', '1Gi', '1Ti', '1Pi', '1Ei'].map(
    (unit) => parseQuantity(unit)?.value,
  ),
);

function isUnfitDivisor(reference: YamlMapping): boolean {
  const divisor = knownScalar(at(reference, 'divisor'))?.value;
  const resource = stringAt(reference, 'resource');
  const value = divisor === undefined ? undefined : parseQuantity(String(divisor))?.value;
  if (!value || resource === undefined) return false;
  return resource.endsWith('.cpu') ? value !== 1 && value !== 0.001 : !units.has(value);
}
