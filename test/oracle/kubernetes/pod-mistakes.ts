import { add, change, type Mutation, remove, rename } from './mutation.ts';

const container = String.raw`(initContainers|containers)\.\d+`;
const at = (path: string) => new RegExp(`${container}\\.${path}$`);
const containers = new RegExp(`${container}$`);
const podSpec = /(^|template\.)spec$/;
const onPod = (path: string) => new RegExp(`(^|template\\.)spec\\.${path}$`);

/** Mistakes in the part of a manifest that describes Pods. */
export const podMistakes: readonly Mutation[] = [
  rename('container list in singular', onPod('containers'), () => 'container'),
  rename('image misspelled', at('image'), () => 'img'),
  rename('field in wrong case', at('(imagePullPolicy|volumeMounts)'), (key) => key.toLowerCase()),
  rename('snake case field', at('(livenessProbe|readinessProbe)'), (key) =>
    key.replace('Probe', '_probe'),
  ),
  remove('no image', at('image')),
  remove('no container name', at('name')),
  remove('no containers', onPod('containers')),
  change('empty container list', onPod('containers'), () => []),
  change('containers as a mapping', onPod('containers'), (list) =>
    Array.isArray(list) ? list[0] : undefined,
  ),
  change('image empty', at('image'), () => ''),
  change('container name in upper case', at('name'), (name) => String(name).toUpperCase()),
  change('container name with underscore', at('name'), (name) => `${String(name)}_1`),
  change('container name too long', at('name'), () => 'a'.repeat(64)),
  change('pull policy misspelled', at('imagePullPolicy'), (text) => String(text).toLowerCase()),
  add('pull policy unknown', containers, { imagePullPolicy: 'Sometimes' }),
  change('command as a text', at('command'), () => 'sleep infinity'),
  change('argument as a number', at('args'), () => ['--port', 8080]),
  change('port too high', at(String.raw`ports\.\d+\.containerPort`), () => 80800),
  change('port zero', at(String.raw`ports\.\d+\.containerPort`), () => 0),
  change('port as a text', at(String.raw`ports\.\d+\.containerPort`), (port) => String(port)),
  change('port name too long', at(String.raw`ports\.\d+\.name`), () => 'prometheus-metrics'),
  change('port name with underscore', at(String.raw`ports\.\d+\.name`), () => 'http_port'),
  change('port name of digits', at(String.raw`ports\.\d+\.name`), () => '8080'),
  change('protocol in lower case', at(String.raw`ports\.\d+\.protocol`), () => 'tcp'),
  change('port listed twice', at('ports'), (ports) =>
    Array.isArray(ports) && ports[0]?.name ? [...ports, ports[0]] : undefined,
  ),
  change('container listed twice', onPod('containers'), (list) =>
    Array.isArray(list) ? [...list, list[0]] : undefined,
  ),
  change('variable as a number', at(String.raw`env\.\d+\.value`), () => 8080),
  change('variable as a boolean', at(String.raw`env\.\d+\.value`), () => true),
  change('variable name with equals sign', at(String.raw`env\.\d+\.name`), () => 'A=B'),
  change('variables as a mapping', at('env'), () => ({ LEVEL: 'info' })),
  add('value and valueFrom', new RegExp(`${container}\\.env\\.\\d+$`), {
    value: 'x',
    valueFrom: { fieldRef: { fieldPath: 'metadata.name' } },
  }),
  change('valueFrom of two sources', at(String.raw`env\.\d+\.valueFrom`), () => ({
    configMapKeyRef: { name: 'a', key: 'b' },
    secretKeyRef: { name: 'a', key: 'b' },
  })),
  change('valueFrom of nothing', at(String.raw`env\.\d+\.valueFrom`), () => ({})),
  change(
    'field reference unknown',
    at(String.raw`env\.\d+\.valueFrom\.fieldRef\.fieldPath`),
    () => 'metadata.owner',
  ),
  remove('key of a reference missing', at(String.raw`env\.\d+\.valueFrom\.\w+\.key`)),
  change('quantity with words', at(String.raw`resources\.\w+\.cpu`), () => '500 millicores'),
  change('quantity in megabytes', at(String.raw`resources\.\w+\.memory`), () => '512MB'),
  change('quantity with a comma', at(String.raw`resources\.\w+\.cpu`), () => '0,5'),
  change('negative quantity', at(String.raw`resources\.\w+\.\w+`), () => '-1'),
  change('request above limit', at('resources'), () => ({
    requests: { memory: '2Gi' },
    limits: { memory: '1Gi' },
  })),
  rename('limits in singular', at(String.raw`resources\.limits`), () => 'limit'),
  change('resource name unknown', at(String.raw`resources\.requests`), () => ({ ram: '1Gi' })),
  change('mount of an unknown volume', at(String.raw`volumeMounts\.\d+\.name`), () => 'missing'),
  remove('mount without a path', at(String.raw`volumeMounts\.\d+\.mountPath`)),
  change('mount listed twice', at('volumeMounts'), (mounts) =>
    Array.isArray(mounts) ? [...mounts, mounts[0]] : undefined,
  ),
  change('mount path with a colon', at(String.raw`volumeMounts\.\d+\.mountPath`), () => '/a:/b'),
  add('absolute sub path', new RegExp(`${container}\\.volumeMounts\\.\\d+$`), { subPath: '/etc' }),
  add('sub path climbs', new RegExp(`${container}\\.volumeMounts\\.\\d+$`), { subPath: '../x' }),
  change('probe without a check', at('(livenessProbe|readinessProbe)'), () => ({
    periodSeconds: 5,
  })),
  add('probe with two checks', new RegExp(`${container}\\.(livenessProbe|readinessProbe)$`), {
    httpGet: { port: 80 },
    exec: { command: ['true'] },
  }),
  add('negative probe period', new RegExp(`${container}\\.(livenessProbe|readinessProbe)$`), {
    periodSeconds: -1,
  }),
  add('liveness succeeds twice', new RegExp(`${container}\\.livenessProbe$`), {
    successThreshold: 2,
  }),
  remove('probe without a port', at(String.raw`\w+Probe\.(httpGet|tcpSocket)\.port`)),
  change('probe port too high', at(String.raw`\w+Probe\.(httpGet|tcpSocket)\.port`), () => 99999),
  change('probe scheme in lower case', at(String.raw`\w+Probe\.httpGet`), (get) => ({
    ...(get as object),
    scheme: 'http',
  })),
  add('probe field misspelled', new RegExp(`${container}\\.\\w+Probe$`), {
    initialDelaySecond: 5,
  }),
  add('readiness probe of an init container', /initContainers\.\d+$/, {
    restartPolicy: null,
    readinessProbe: { httpGet: { port: 80 } },
  }),
  change('restart policy misspelled', onPod('restartPolicy'), (text) => String(text).toLowerCase()),
  add('restart policy never', podSpec, { restartPolicy: 'Never' }),
  add('restart policy always', podSpec, { restartPolicy: 'Always' }),
  remove('no restart policy', onPod('restartPolicy')),
  add('two sources of a volume', /volumes\.\d+$/, {
    emptyDir: {},
    hostPath: { path: '/tmp' },
  }),
  change(
    'volume name with underscore',
    onPod(String.raw`volumes\.\d+\.name`),
    (name) => `${String(name)}_vol`,
  ),
  change('volume listed twice', onPod('volumes'), (volumes) =>
    Array.isArray(volumes) ? [...volumes, volumes[0]] : undefined,
  ),
  change('hostPath type unknown', onPod(String.raw`volumes\.\d+\.hostPath\.type`), () => 'Folder'),
  change('mode in decimal digits', onPod(String.raw`volumes\.\d+\.\w+\.defaultMode`), () => 644),
  change('negative user', /securityContext\.runAsUser$/, () => -1),
  change('user as a text', /securityContext\.runAsUser$/, () => 'nobody'),
  change('capability dropped outside a list', /capabilities\.drop$/, () => 'ALL'),
  add('privileged without escalation', new RegExp(`${container}\\.securityContext$`), {
    privileged: true,
    allowPrivilegeEscalation: false,
  }),
  change('toleration operator unknown', /tolerations\.\d+\.operator$/, () => 'Exist'),
  add('toleration with a value for nothing', /tolerations\.\d+$/, {
    key: 'disk',
    operator: 'Exists',
    value: 'ssd',
  }),
  add('anti-affinity without topology', podSpec, {
    affinity: {
      podAntiAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: [
          { labelSelector: { matchLabels: { app: 'web' } } },
        ],
      },
    },
  }),
  change('weight zero', /preferredDuring\w+\.\d+\.weight$/, () => 0),
  change('operator without values', /nodeSelectorTerms\.0\.matchExpressions\.0$/, () => ({
    key: 'disk',
    operator: 'In',
  })),
  change('skew zero', /topologySpreadConstraints\.\d+\.maxSkew$/, () => 0),
  change(
    'unknown spread policy',
    /topologySpreadConstraints\.\d+\.whenUnsatisfiable$/,
    () => 'DoNothing',
  ),
  add('host port differs in host network', /containers\.0\.ports\.0$/, { hostPort: 70000 }),
  change('DNS policy None without servers', onPod('dnsConfig'), () => ({})),
  change('host alias without address', onPod(String.raw`hostAliases\.0\.ip`), () => 'localhost'),
  change('grace period negative', onPod('terminationGracePeriodSeconds'), () => -5),
  change('account name in upper case', onPod('serviceAccountName'), () => 'Web_Account'),
];
