import { at, booleanAt, isAbsent, itemsAt, pairAt, pairsAt, stringAt } from '../syntax/access.ts';
import type { YamlMapping, YamlNode, YamlPair } from '../syntax/nodes.ts';
import { knownScalar } from './known-scalar.ts';
import type { KubernetesObject } from './kubernetes-object.ts';
import { type Place, place, placeTable } from './place.ts';

/** Fields that the API server refuses beside what else is set. */
export interface ForbiddenFields {
  readonly at: Place;
  /** Those of the fields that are refused in this object. */
  readonly pick: (owner: YamlMapping, object: KubernetesObject) => readonly YamlPair[];
  /** Follows a colon. */
  readonly because: string;
}

type Condition = (owner: YamlMapping) => boolean;

/** The fields, of which each may be a path with dots, where a condition holds. */
const forbid = (
  text: string,
  fields: readonly string[],
  when: Condition,
  because: string,
): ForbiddenFields => ({
  at: place(text),
  because,
  pick: (owner) => (when(owner) ? fields.flatMap((field) => written(owner, field)) : []),
});

/** The pair of a field that says something. */
function written(owner: YamlMapping, field: string): YamlPair[] {
  const path = field.split('.');
  const pair = pairAt(at(owner, ...path.slice(0, -1)), path.at(-1) ?? '');
  return pair && !saysNothing(pair.value) ? [pair] : [];
}

function saysNothing(node: YamlNode): boolean {
  if (isAbsent(node)) return true;
  if (node.kind === 'sequence') return node.items.length === 0;
  return node.kind === 'scalar' && (node.templated || ['', false, 0].includes(node.value ?? ''));
}

const always: Condition = () => true;
const isTrue =
  (...path: readonly string[]): Condition =>
  (owner) =>
    booleanAt(owner, ...path) === true;
/** The field says something else; what comes from a template may say anything. */
const isNot =
  (field: string, ...values: readonly string[]): Condition =>
  (owner) => {
    const node = at(owner, field);
    if (node && !isAbsent(node) && !knownScalar(node)) return false;
    return !values.includes(stringAt(owner, field) ?? '');
  };
const is =
  (field: string, value: string): Condition =>
  (owner) =>
    stringAt(owner, field) === value;
const isZero = (node: YamlNode | undefined) =>
  isAbsent(node) || /^(?:0|0%)$/.test(String(knownScalar(node)?.value ?? '0'));

const templates =
  'Deployment|StatefulSet|DaemonSet|ReplicaSet|ReplicationController spec.template.spec';
const sources = {
  Resource: 'resource',
  ContainerResource: 'containerResource',
  Pods: 'pods',
  Object: 'object',
  External: 'external',
};
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

/** The forbidden fields of an object; from the validation of each API group, 1.36. */
export const forbiddenFieldsOf = placeTable<ForbiddenFields>([
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
  forbid(
    'Pod tolerations[]',
    ['tolerationSeconds'],
    isNot('effect', 'NoExecute'),
    'only the effect NoExecute takes Pods off a node, so only there a toleration can end',
  ),
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
  forbid(
    'Service spec',
    ['loadBalancerClass'],
    isNot('type', 'LoadBalancer'),
    'only a Service of type LoadBalancer has one',
  ),
  forbid(
    'Service spec',
    ['loadBalancerSourceRanges'],
    isNot('type', 'LoadBalancer'),
    'only a load balancer looks at where traffic comes from',
  ),
  forbid(
    'Service spec',
    ['externalTrafficPolicy'],
    (service) =>
      isNot('type', 'LoadBalancer', 'NodePort')(service) &&
      itemsAt(service, 'externalIPs').length === 0,
    'no traffic reaches this Service from outside',
  ),
  forbid(
    'Service spec',
    ['healthCheckNodePort'],
    (service) =>
      isNot('type', 'LoadBalancer')(service) || isNot('externalTrafficPolicy', 'Local')(service),
    'it needs a Service of type LoadBalancer with "externalTrafficPolicy: Local"',
  ),
  forbid(
    'Service spec',
    ['clusterIP'],
    (service) =>
      is('clusterIP', 'None')(service) &&
      /^(?:NodePort|LoadBalancer)$/.test(stringAt(service, 'type') ?? ''),
    'a Service without an address of its own has no node port and no load balancer',
  ),
  forbid(
    'Service spec',
    ['clusterIP', 'clusterIPs'],
    is('type', 'ExternalName'),
    'a Service of type ExternalName is a name and has no address',
  ),
  forbid(
    'Service spec',
    ['ipFamilyPolicy'],
    (service) =>
      is('ipFamilyPolicy', 'SingleStack')(service) && itemsAt(service, 'ipFamilies').length > 1,
    'two families need PreferDualStack or RequireDualStack',
  ),
  forbid(
    'IngressClass spec.parameters',
    ['namespace'],
    isNot('scope', 'Namespace'),
    'parameters of the cluster are in no namespace',
  ),
  forbid(
    'Role rules[]',
    ['nonResourceURLs'],
    always,
    'a URL is in no namespace, so only a ClusterRole can allow it',
  ),
  forbid(
    'RoleBinding|ClusterRoleBinding subjects[]',
    ['apiGroup'],
    is('kind', 'ServiceAccount'),
    'a ServiceAccount is in no API group',
  ),
  forbid(
    'RoleBinding|ClusterRoleBinding subjects[]',
    ['apiGroup'],
    (subject) =>
      /^(?:User|Group)$/.test(stringAt(subject, 'kind') ?? '') &&
      isNot('apiGroup', 'rbac.authorization.k8s.io')(subject),
    'users and groups are in rbac.authorization.k8s.io',
  ),
  forbid(
    'LimitRange spec.limits[]',
    ['default', 'defaultRequest'],
    is('type', 'Pod'),
    'only containers get defaults',
  ),
  forbid(
    'PriorityLevelConfiguration spec',
    ['exempt'],
    is('type', 'Limited'),
    'a level of type Limited is described in "limited"',
  ),
  forbid(
    'PriorityLevelConfiguration spec',
    ['limited'],
    is('type', 'Exempt'),
    'a level of type Exempt has no limits',
  ),
  forbid(
    'PriorityLevelConfiguration spec.limited.limitResponse',
    ['queuing'],
    is('type', 'Reject'),
    'what is rejected waits in no queue',
  ),
  ...Object.entries(sources).map(([type, own]) =>
    forbid(
      'HorizontalPodAutoscaler spec.metrics[]',
      Object.values(sources).filter((source) => source !== own),
      is('type', type),
      `a metric of type ${type} is described in "${own}" alone`,
    ),
  ),
  forbid(
    'CustomResourceDefinition spec.versions[]',
    ['deprecationWarning'],
    (version) => booleanAt(version, 'deprecated') !== true,
    'this version is not deprecated',
  ),
  forbid(
    'CustomResourceDefinition spec',
    ['preserveUnknownFields'],
    always,
    'a definition of apiextensions.k8s.io/v1 keeps unknown fields by "x-kubernetes-preserve-unknown-fields" in its schema',
  ),
]);

function isAbsentOrEmpty(node: YamlNode | undefined): boolean {
  return isAbsent(node) || (node?.kind === 'scalar' && node.value === '');
}
