import { add, change, type Mutation, remove } from './mutation.ts';

const container = /(^|\.)containers\.\d+$/;
const podSpec = /(^|template\.)spec$/;
const isPod = (owner: { has(key: string): boolean }) => owner.has('containers');

/** Mistakes that the schema of Pods and their controllers does not forbid. */
export const workloadMistakes: readonly Mutation[] = [
  add('sleep longer than the grace period', container, {
    lifecycle: { preStop: { sleep: { seconds: 9000 } } },
  }),
  add('sleep of no time', container, { lifecycle: { preStop: { sleep: { seconds: -1 } } } }),
  add('handler of nothing', container, { lifecycle: { postStart: {} } }),
  add('restart policy of a plain container', container, { restartPolicy: 'Maybe' }),
  add(
    'resize with restart in a Pod that never restarts',
    podSpec,
    { restartPolicy: 'Never' },
    isPod,
  ),
  add('resize policy twice', container, {
    resizePolicy: [
      { resourceName: 'cpu', restartPolicy: 'NotRequired' },
      { resourceName: 'cpu', restartPolicy: 'NotRequired' },
    ],
  }),
  add('readiness with a grace period', container, {
    readinessProbe: { tcpSocket: { port: 80 }, terminationGracePeriodSeconds: 5 },
  }),
  add('startup succeeds twice', container, {
    startupProbe: { tcpSocket: { port: 80 }, successThreshold: 3 },
  }),
  add('probe header with a space', container, {
    livenessProbe: { httpGet: { port: 80, httpHeaders: [{ name: 'X Probe', value: 'a' }] } },
  }),
  add('probe of an unknown scheme', container, {
    livenessProbe: { httpGet: { port: 80, scheme: 'TCP' } },
  }),
  add('probe command empty', container, { livenessProbe: { exec: { command: [] } } }),
  add('gRPC port too high', container, { livenessProbe: { grpc: { port: 70000 } } }),
  add('divisor of another unit', container, {
    env: [
      {
        name: 'A',
        valueFrom: { resourceFieldRef: { resource: 'limits.cpu', divisor: '1Mi' } },
      },
    ],
  }),
  add('resource field unknown', container, {
    env: [{ name: 'A', valueFrom: { resourceFieldRef: { resource: 'limits.gpu' } } }],
  }),
  add('field of another version', container, {
    env: [{ name: 'A', valueFrom: { fieldRef: { apiVersion: 'v2', fieldPath: 'metadata.name' } } }],
  }),
  add('prefix with an equals sign', container, {
    envFrom: [{ prefix: 'A=', configMapRef: { name: 'a' } }],
  }),
  add('two sources of variables', container, {
    envFrom: [{ secretRef: { name: 'a' }, configMapRef: { name: 'a' } }],
  }),
  add('overcommitted huge pages', container, {
    resources: { requests: { 'hugepages-2Mi': '2Mi' }, limits: { 'hugepages-2Mi': '4Mi' } },
  }),
  add('huge pages alone', container, { resources: { limits: { 'hugepages-2Mi': '4Mi' } } }),
  add('half a GPU', container, { resources: { limits: { 'nvidia.com/gpu': '0.5' } } }),
  add('fewer GPUs asked than allowed', container, {
    resources: { requests: { 'nvidia.com/gpu': 1 }, limits: { 'nvidia.com/gpu': 2 } },
  }),
  add('GPU without limit', container, { resources: { requests: { 'nvidia.com/gpu': 1 } } }),
  add('claim that nobody made', container, { resources: { claims: [{ name: 'gpu' }] } }),
  add('host ports clash', container, {
    ports: [
      { containerPort: 80, hostPort: 8080 },
      { containerPort: 81, hostPort: 8080 },
    ],
  }),
  add('port names alike', container, {
    ports: [
      { containerPort: 80, name: 'http' },
      { containerPort: 81, name: 'http' },
    ],
  }),
  add('device where a mount is', container, {
    volumeDevices: [{ name: 'data', devicePath: '/dev/x' }],
  }),
  add('both sub paths', /volumeMounts\.0$/, { subPath: 'a', subPathExpr: '$(B)' }),
  add('mount propagated by nobody privileged', /volumeMounts\.0$/, {
    mountPropagation: 'Bidirectional',
  }),
  add('recursively read-only but writable', /volumeMounts\.0$/, { recursiveReadOnly: 'Enabled' }),
  change('volume path climbs', /volumes\.\d+\.(configMap|secret)$/, (value) => ({
    ...(value as object),
    items: [{ key: 'a', path: '../a' }],
  })),
  change('key without a path', /volumes\.\d+\.(configMap|secret)$/, (value) => ({
    ...(value as object),
    items: [{ key: 'a', path: '' }],
  })),
  change('absolute path of a key', /volumes\.\d+\.(configMap|secret)$/, (value) => ({
    ...(value as object),
    items: [{ key: 'a', path: '/a' }],
  })),
  change('memory medium misspelled', /volumes\.\d+\.emptyDir$/, () => ({ medium: 'RAM' })),
  change('empty directory of negative size', /volumes\.\d+\.emptyDir$/, () => ({
    sizeLimit: '-1Gi',
  })),
  change('token that lives a minute', /volumes\.\d+$/, (volume) => ({
    name: (volume as { name: string }).name,
    projected: { sources: [{ serviceAccountToken: { path: 'token', expirationSeconds: 60 } }] },
  })),
  change('source of nothing', /volumes\.\d+$/, (volume) => ({
    name: (volume as { name: string }).name,
    projected: { sources: [{}] },
  })),
  change('path projected twice', /volumes\.\d+$/, (volume) => ({
    name: (volume as { name: string }).name,
    projected: {
      sources: [
        { secret: { name: 'a', items: [{ key: 'k', path: 'x' }] } },
        { secret: { name: 'b', items: [{ key: 'k', path: 'x' }] } },
      ],
    },
  })),
  change('path of the host climbs', /volumes\.\d+$/, (volume) => ({
    name: (volume as { name: string }).name,
    hostPath: { path: '/var/../etc' },
  })),
  change('server without a path', /volumes\.\d+$/, (volume) => ({
    name: (volume as { name: string }).name,
    nfs: { server: 'a', path: 'export' },
  })),
  change('claim with a bad name', /volumes\.\d+$/, (volume) => ({
    name: (volume as { name: string }).name,
    persistentVolumeClaim: { claimName: 'My_Claim' },
  })),
  change('field of a file unknown', /volumes\.\d+$/, (volume) => ({
    name: (volume as { name: string }).name,
    downwardAPI: { items: [{ path: 'a', fieldRef: { fieldPath: 'status.podIP' } }] },
  })),
  add('DNS without servers', podSpec, { dnsPolicy: 'None' }, (owner) => !owner.has('dnsConfig')),
  add(
    'four name servers',
    podSpec,
    { dnsConfig: { nameservers: ['1.1.1.1', '1.1.1.2', '1.1.1.3', '1.1.1.4'] } },
    isPod,
  ),
  add('name server is a name', podSpec, { dnsConfig: { nameservers: ['dns.example.com'] } }, isPod),
  add('search domain with a space', podSpec, { dnsConfig: { searches: ['a b'] } }, isPod),
  add('host users in the host network', podSpec, { hostUsers: false, hostNetwork: true }, isPod),
  add(
    'shared namespace with the host',
    podSpec,
    { hostPID: true, shareProcessNamespace: true },
    isPod,
  ),
  add('Windows with settings of Linux', podSpec, { os: { name: 'windows' }, hostPID: true }, isPod),
  add('unknown system', podSpec, { os: { name: 'darwin' } }, isPod),
  add(
    'two tolerations of no key',
    podSpec,
    { tolerations: [{ operator: 'Equal', value: 'a' }] },
    isPod,
  ),
  add(
    'toleration for a while of another effect',
    podSpec,
    {
      tolerations: [{ key: 'a', operator: 'Exists', effect: 'NoSchedule', tolerationSeconds: 60 }],
    },
    isPod,
  ),
  add('effect unknown', podSpec, { tolerations: [{ operator: 'Exists', effect: 'Evict' }] }, isPod),
  add(
    'greater than two numbers',
    podSpec,
    affinity([{ key: 'cores', operator: 'Gt', values: ['1', '2'] }]),
    isPod,
  ),
  add(
    'greater than a word',
    podSpec,
    affinity([{ key: 'cores', operator: 'Gt', values: ['a'] }]),
    isPod,
  ),
  add(
    'exists with values',
    podSpec,
    affinity([{ key: 'disk', operator: 'Exists', values: ['a'] }]),
    isPod,
  ),
  add(
    'affinity of no terms',
    podSpec,
    {
      affinity: {
        nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [] } },
      },
    },
    isPod,
  ),
  add(
    'spread twice over one thing',
    podSpec,
    { topologySpreadConstraints: [spread('DoNotSchedule'), spread('DoNotSchedule')] },
    isPod,
  ),
  add(
    'domains of a soft spread',
    podSpec,
    { topologySpreadConstraints: [{ ...spread('ScheduleAnyway'), minDomains: 2 }] },
    isPod,
  ),
  add(
    'label keys without a selector',
    podSpec,
    {
      topologySpreadConstraints: [
        { maxSkew: 1, topologyKey: 'a', whenUnsatisfiable: 'DoNotSchedule', matchLabelKeys: ['b'] },
      ],
    },
    isPod,
  ),
  add('node selector with a space', podSpec, { nodeSelector: { disk: 'very fast' } }, isPod),
  add('pull secret without a name', podSpec, { imagePullSecrets: [{ name: 'Reg_1' }] }, isPod),
  add('host name too long', podSpec, { hostname: 'a'.repeat(64) }, isPod),
  add(
    'readiness gate without a type',
    podSpec,
    { readinessGates: [{ conditionType: 'a b' }] },
    isPod,
  ),
  add(
    'system control of no name',
    podSpec,
    {
      securityContext: { sysctls: [{ name: 'Net.Core', value: '1' }] },
    },
    isPod,
  ),
  add(
    'system control twice',
    podSpec,
    {
      securityContext: {
        sysctls: [
          { name: 'net.core.somaxconn', value: '1' },
          { name: 'net.core.somaxconn', value: '2' },
        ],
      },
    },
    isPod,
  ),
  add('profile of the runtime with a path', container, {
    securityContext: { seccompProfile: { type: 'RuntimeDefault', localhostProfile: 'a.json' } },
  }),
  add('privileges without escalation', container, {
    securityContext: { capabilities: { add: ['CAP_SYS_ADMIN'] }, allowPrivilegeEscalation: false },
  }),
  add('image with spaces around', container, { image: ' nginx ' }),
  add('termination log of nothing', container, { terminationMessagePolicy: 'Stdout' }),
  add('working time too long', podSpec, { activeDeadlineSeconds: 0 }, isPod),
  add('owner sets a deadline', /^spec\.template\.spec$/, { activeDeadlineSeconds: 60 }, isPod),
  change('partition negative', /^spec\.updateStrategy$/, () => ({
    type: 'RollingUpdate',
    rollingUpdate: { partition: -1 },
  })),
  change('surge of no percent', /rollingUpdate\.maxSurge$/, () => '25'),
  change('surge with a space', /rollingUpdate\.maxSurge$/, () => '25 %'),
  add('surge and unavailable of a DaemonSet', /^spec\.updateStrategy\.rollingUpdate$/, {
    maxSurge: 1,
    maxUnavailable: 1,
  }),
  change('deadline before it is ready', /^spec\.progressDeadlineSeconds$/, () => 1),
  add('ready after the deadline', /^spec$/, { minReadySeconds: 700 }, (owner) =>
    owner.has('strategy'),
  ),
  add(
    'ephemeral container in a template',
    /^spec\.template\.spec$/,
    {
      ephemeralContainers: [{ name: 'debug', image: 'busybox' }],
    },
    isPod,
  ),
  change(
    'retention misspelled',
    /^spec\.persistentVolumeClaimRetentionPolicy\.whenDeleted$/,
    () => 'Keep',
  ),
  change('selector expression without values', /^spec\.selector$/, (selector) =>
    isLabelSelector(selector)
      ? { ...selector, matchExpressions: [{ key: 'app', operator: 'In' }] }
      : undefined,
  ),
  change('selector expression of an unknown operator', /^spec\.selector$/, (selector) =>
    isLabelSelector(selector)
      ? { ...selector, matchExpressions: [{ key: 'app', operator: 'Equals', values: ['a'] }] }
      : undefined,
  ),
  change('selector value with a space', /^spec\.selector\.matchLabels\.[^.]+$/, () => 'a b'),
  change(
    'Job with unordered indexes',
    /^spec\.successPolicy\.rules\.0\.succeededIndexes$/,
    () => '3-1',
  ),
  change('exit code zero', /onExitCodes\.values$/, () => [0, 1]),
  change('exit codes unsorted', /onExitCodes\.values$/, () => [43, 42]),
  change('exit code of an unknown container', /onExitCodes\.containerName$/, () => 'nobody'),
  change('failure action unknown', /podFailurePolicy\.rules\.\d+\.action$/, () => 'Retry'),
  remove('failure rule of nothing', /podFailurePolicy\.rules\.\d+\.(onExitCodes|onPodConditions)$/),
  change('replacement policy unknown', /podReplacementPolicy$/, () => 'Never'),
  change('replacement with a failure policy', /podReplacementPolicy$/, () => 'TerminatingOrFailed'),
  remove('selector of its own missing', /^spec\.manualSelector$/),
  change('completions below parallelism', /^spec\.completions$/, () => 0),
  change('indexed by too many', /^spec\.parallelism$/, () => 200000),
  remove('failure policy with restarts', /^spec\.template\.spec\.restartPolicy$/),
  change('schedule with a time zone inside', /^spec\.schedule$/, () => 'TZ=UTC 0 3 * * *'),
  change('schedule of a wrong word', /^spec\.schedule$/, () => '@fortnightly'),
  change('schedule of no step', /^spec\.schedule$/, () => '*/0 * * * *'),
  change('time zone local', /^spec\.timeZone$/, () => 'Local'),
  change('name of a long CronJob', /^metadata\.name$/, () => `a${'b'.repeat(52)}`),
];

function affinity(matchExpressions: readonly object[]) {
  return {
    affinity: {
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: {
          nodeSelectorTerms: [{ matchExpressions }],
        },
      },
    },
  };
}

function spread(whenUnsatisfiable: string) {
  const labelSelector = { matchLabels: { a: 'b' } };
  return { maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable, labelSelector };
}

function isLabelSelector(value: unknown): value is { readonly matchLabels: object } {
  return typeof value === 'object' && value !== null && 'matchLabels' in value;
}
