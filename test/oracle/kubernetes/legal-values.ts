import type {
  Field,
  FieldType,
  ValueType,
} from '../../../server/src/analysis/kubernetes/schema/facts.ts';
import type { Json } from './grow-object.ts';

/** Values of which the API server should take one in a field, the likeliest first. */
export function legalValues(field: Field, depth = 0): readonly Json[] {
  const known = byName[field.name] ?? [];
  const enums = field.values.map(({ value }) => value).slice(0, 3);
  return unique([
    ...shaped(field.type, [...known, ...enums]),
    ...valuesOf(field.type, depth),
  ]).slice(0, 12);
}

/** What a field's name says of its text. */
const byName: Readonly<Record<string, readonly Json[]>> = {
  cidr: ['10.0.0.0/24'],
  cidrs: ['10.96.0.0/24'],
  podCIDR: ['10.244.0.0/24'],
  podCIDRs: ['10.244.0.0/24'],
  ip: ['192.168.1.1'],
  clusterIP: ['None'],
  clusterIPs: ['None'],
  externalIPs: ['203.0.113.1'],
  loadBalancerIP: ['203.0.113.1'],
  loadBalancerSourceRanges: ['203.0.113.0/24'],
  nameservers: ['1.1.1.1'],
  key: ['example.com/key', 'key', 'metadata.name'],
  path: ['/path', 'path'],
  mountPath: ['/mnt'],
  devicePath: ['/dev/x'],
  fieldPath: ['metadata.name', '.spec'],
  resource: ['limits.cpu', 'cpu'],
  expression: ['true', 'self == oldSelf', '"text"', 'object'],
  messageExpression: ['"text"'],
  valueExpression: ['"text"'],
  rule: ['true'],
  jsonPath: ['.spec.name', '.metadata.name'],
  operator: ['In', 'Exists', 'Equal'],
  values: ['a'],
  apiVersion: ['v1'],
  apiGroup: ['rbac.authorization.k8s.io', 'example.com'],
  kind: ['Group', 'ConfigMap', 'User'],
  url: ['https://example.com/'],
  caBundle: ['Cg=='],
  port: [8080],
  endPort: [9090],
  numericPort: [8080],
  mode: [0o400],
  defaultMode: [0o400],
  seconds: [5],
  expirationSeconds: [3600],
  minDomains: [2],
  weight: [10],
  type: ['Localhost', 'Value', 'object', 'string', 'OnDelete'],
  localhostProfile: ['profiles/a.json'],
  namespace: ['default'],
  driver: ['driver.example.com'],
  request: ['r'],
  scopeName: ['BestEffort'],
  scopes: ['BestEffort'],
  hostProcess: [false],
  timeZone: ['Europe/Berlin'],
  schedule: ['0 3 * * *'],
  signerName: ['example.com/signer'],
  completionMode: ['Indexed', 'NonIndexed'],
  restartPolicy: ['Always', 'Never'],
  appProtocol: ['http'],
  providerID: ['metal://a'],
  verbs: ['get'],
  rules: [{ rule: 'true' }],
  nonResourceURLs: ['/metrics'],
  resources: ['pods'],
  finalizers: ['example.com/keep', 'kubernetes'],
  unhealthyPodEvictionPolicy: ['IfHealthyBudget'],
  hostname: ['web'],
  hostnames: ['web.local'],
  searches: ['example.com'],
  accessModes: ['ReadWriteOnce'],
  fsType: ['ext4'],
  name: ['name', 'example.com/name', 'cpu'],
  value: ['value', 1],
  pattern: ['^a+$'],
  format: ['date', 'int32'],
  reason: ['Invalid', 'FieldValueInvalid'],
  effect: ['NoSchedule', 'NoExecute'],
  tolerationSeconds: [60],
  patchType: ['JSONPatch', 'ApplyConfiguration'],
  succeededIndexes: ['0-1'],
  addresses: ['192.168.1.1'],
  portals: ['10.0.0.1:3260'],
  hosts: ['example.com'],
  host: ['example.com'],
  usages: ['digital signature'],
  medium: ['Memory'],
  subPath: ['a/b'],
  subPathExpr: ['$(A)/b'],
  divisor: ['1'],
  nodePort: [31999],
  healthCheckNodePort: [31998],
  mountOptions: ['ro'],
  managedBy: ['example.com/controller'],
  recursiveReadOnly: ['Disabled'],
  os: [{ name: 'linux' }],
  seLinuxChangePolicy: ['Recursive'],
  configMapKeyRef: [{ name: 'a', key: 'b' }],
  secretKeyRef: [{ name: 'a', key: 'b' }],
  azureDisk: [
    { diskName: 'd', diskURI: 'https://account.blob.core.windows.net/container/disk.vhd' },
  ],
  ephemeral: [
    {
      volumeClaimTemplate: {
        spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
      },
    },
  ],
  fc: [{ targetWWNs: ['50060e801049cfd1'], lun: 0 }],
  iscsi: [{ targetPortal: '10.0.0.1:3260', iqn: 'iqn.2001-04.com.example:storage', lun: 0 }],
  quobyte: [{ registry: 'quobyte:7861', volume: 'v' }],
  scaleIO: [{ gateway: 'https://g/api', system: 's', secretRef: { name: 'a' }, volumeName: 'v' }],
  extendedResourceName: ['example.com/gpu'],
  nonResourceAttributes: [{ path: '/metrics', verb: 'get' }],
  controllerExpandSecretRef: [{ name: 'a', namespace: 'default' }],
  controllerPublishSecretRef: [{ name: 'a', namespace: 'default' }],
  nodeExpandSecretRef: [{ name: 'a', namespace: 'default' }],
  nodePublishSecretRef: [{ name: 'a', namespace: 'default' }, { name: 'a' }],
  paramKind: [{ apiVersion: 'v1', kind: 'ConfigMap' }],
  paramRef: [{ name: 'a', parameterNotFoundAction: 'Deny' }],
  action: ['Restart', 'Ignore', 'Move'],
  nodeAllocatableUpdatePeriodSeconds: [60],
  trafficDistribution: ['PreferClose'],
  initiatorName: ['iqn.2001-04.com.example:initiator'],
  nfs: [{ server: 'nfs.example.com', path: '/export' }],
  hostPath: [{ path: '/path' }],
  local: [{ path: '/path' }],
  flocker: [{ datasetName: 'a' }],
  cinder: [{ volumeID: 'a' }],
  storageos: [{ volumeName: 'a', volumeNamespace: 'default' }],
  serviceAccount: [{ name: 'a', namespace: 'default' }],
  bindingConditions: ['example.com/ready'],
  fileKeyRef: [{ volumeName: 'a', path: 'a.env', key: 'A' }],
};

function shaped(type: FieldType, values: readonly Json[]): readonly Json[] {
  const fits = values.filter((value) => fitsType(type, value));
  if (type.kind !== 'list') return fits;
  return values.filter((value) => fitsType(type.items, value)).map((value) => [value]);
}

function fitsType(type: FieldType, value: Json): boolean {
  if (type.kind === 'object') return typeof value === 'object';
  if (type.kind !== 'value') return false;
  if (['string', 'base64', 'time', 'quantity'].includes(type.value))
    return typeof value === 'string';
  if (type.value === 'boolean') return typeof value === 'boolean';
  return type.value === 'any' || type.value === 'int-or-string' || typeof value === 'number';
}

/** An object may hold itself. */
const deepest = 5;

function valuesOf(type: FieldType, depth: number): readonly Json[] {
  switch (type.kind) {
    case 'value':
      return byType[type.value];
    case 'list':
      return valuesOf(type.items, depth).map((value) => [value]);
    case 'map':
      return [
        ...valuesOf(type.values, depth).flatMap((value) => [
          { cpu: value },
          { 'example.com/key': value },
          { storage: value },
          { key: value },
        ]),
      ];
    case 'object': {
      if (depth >= deepest) return [{}];
      const fields = [...type.type.fields.values()];
      const required = fields.filter(({ required }) => required);
      const variants = [0, 1].map((choice) =>
        Object.fromEntries(
          required.map((field) => {
            const values = legalValues(field, depth + 1);
            return [field.name, values[choice] ?? values[0] ?? null];
          }),
        ),
      );
      const [least = {}] = variants;
      // Where nothing is demanded, often one of several is.
      const withOne = fields
        .filter(({ required }) => !required)
        .slice(0, 4)
        .map((field) => ({ ...least, [field.name]: legalValues(field, depth + 1)[0] ?? null }));
      return unique([...variants, ...withOne]);
    }
  }
}

const byType: Readonly<Record<ValueType, readonly Json[]>> = {
  string: ['name', 'a.example.com', '1'],
  int32: [1, 100, 0],
  int64: [1, 100, 0],
  double: [1, 0.5],
  boolean: [true, false],
  base64: ['YQ=='],
  time: ['2026-01-31T12:00:00Z', '2026-01-31T12:00:00.000000Z'],
  quantity: ['1', '1Gi'],
  'int-or-string': [1, '50%'],
  any: [{ type: 'object' }, true, 'text'],
};

function unique(values: readonly Json[]): readonly Json[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}
