import { add, change, type Mutation, remove } from './mutation.ts';

/** Mistakes in Services, storage, access and admission that the schema does not forbid. */
export const clusterMistakes: readonly Mutation[] = [
  change(
    'level unknown',
    /^metadata\.labels\.pod-security\.kubernetes\.io\/(enforce|warn|audit)$/,
    () => 'strict',
  ),
  change(
    'level of no version',
    /^metadata\.labels\.pod-security\.kubernetes\.io\/[a-z]+-version$/,
    () => '1.33',
  ),
  add('finalizer without a domain', /^metadata$/, { finalizers: ['keep'] }),
  add('owner without a kind', /^metadata$/, {
    ownerReferences: [{ apiVersion: 'v1', name: 'a', uid: 'b' }],
  }),
  add('two controllers', /^metadata$/, {
    ownerReferences: ['a', 'b'].map((name) => ({
      ...{ apiVersion: 'apps/v1', kind: 'Deployment', controller: true },
      ...{ name, uid: name },
    })),
  }),
  add('annotation key with a space', /^metadata$/, { annotations: { 'my note': 'x' } }),
  add('label prefix in upper case', /^metadata$/, { labels: { 'Example.com/a': 'x' } }),
  add('label too long', /^metadata$/, { labels: { a: 'x'.repeat(64) } }),
  add('generated name with underscore', /^metadata$/, { name: null, generateName: 'my_' }),
  add('namespace with a dot', /^metadata$/, { namespace: 'a.b' }, (owner) =>
    owner.has('namespace'),
  ),
  change('cluster address is a name', /^spec\.clusterIP$/, () => 'none'),
  add('headless with a node port', /^spec$/, { clusterIP: 'None', type: 'NodePort' }, (owner) =>
    owner.has('ports'),
  ),
  add('external name with an address', /^spec$/, { clusterIP: 'None' }, (owner) =>
    owner.has('externalName'),
  ),
  add(
    'traffic policy without a load balancer',
    /^spec$/,
    { externalTrafficPolicy: 'Local', type: 'ClusterIP' },
    isService,
  ),
  change('traffic policy unknown', /^spec\.externalTrafficPolicy$/, () => 'Node'),
  add(
    'health check without a policy',
    /^spec$/,
    { healthCheckNodePort: 32101, externalTrafficPolicy: 'Cluster' },
    isService,
  ),
  add(
    'class of no load balancer',
    /^spec$/,
    { type: 'ClusterIP', loadBalancerClass: 'example.com/a' },
    isService,
  ),
  add(
    'range of no load balancer',
    /^spec$/,
    { type: 'ClusterIP', loadBalancerSourceRanges: ['10.0.0.0/8'] },
    isService,
  ),
  add(
    'affinity settings without affinity',
    /^spec$/,
    { sessionAffinity: 'None', sessionAffinityConfig: { clientIP: { timeoutSeconds: 5 } } },
    isService,
  ),
  add(
    'families of two in a single stack',
    /^spec$/,
    { ipFamilyPolicy: 'SingleStack', ipFamilies: ['IPv4', 'IPv6'] },
    isService,
  ),
  add('family twice', /^spec$/, { ipFamilies: ['IPv4', 'IPv4'] }, isService),
  add('external address is a name', /^spec$/, { externalIPs: ['example.com'] }, isService),
  add('external address is the machine', /^spec$/, { externalIPs: ['127.0.0.1'] }, isService),
  add('selector with a space', /^spec$/, { selector: { app: 'a b' } }, isService),
  add(
    'node port twice',
    /^spec$/,
    {
      type: 'NodePort',
      ports: [
        { name: 'a', port: 80, nodePort: 30090 },
        { name: 'b', port: 81, nodePort: 30090 },
      ],
    },
    isService,
  ),
  change('protocol unknown', /^spec\.ports\.0$/, (port) => ({
    ...(port as object),
    appProtocol: 'my proto',
  })),
  change('target port zero', /^spec\.ports\.\d+\.targetPort$/, () => 0),
  change('address of another family', /^addressType$/, () => 'IPv6'),
  change('address type of names', /^addressType$/, () => 'FQDN'),
  remove('slice without addresses', /^endpoints\.0\.addresses$/),
  change('too many addresses', /^endpoints\.0\.addresses$/, () =>
    Array.from({ length: 101 }, (_, index) => `192.0.2.${index}`),
  ),
  change('zone hint empty', /^endpoints\.\d+\.hints\.forZones$/, () => [{ name: '' }]),
  change('slice ports alike', /^ports$/, (ports) =>
    Array.isArray(ports) ? [...ports, ports[0]] : undefined,
  ),
  change('wildcard in the middle', /^spec\.rules\.\d+\.host$/, () => 'a.*.example.com'),
  change('wildcard of the world', /^spec\.rules\.\d+\.host$/, () => '*'),
  change('host is an address', /^spec\.rules\.\d+\.host$/, () => '10.0.0.1'),
  change('path with dots', /paths\.\d+\.path$/, (path) => (path === '/' ? undefined : '/a/../b')),
  change('path with two slashes', /paths\.\d+\.path$/, () => '/a//b'),
  change('path with an escaped slash', /paths\.\d+\.path$/, () => '/a%2fb'),
  change('both backends', /paths\.\d+\.backend$/, (backend) => ({
    ...(backend as object),
    resource: { kind: 'Bucket', name: 'a' },
  })),
  change('backend of nothing', /(paths\.\d+\.backend|defaultBackend)$/, () => ({})),
  change('class by both ways', /^metadata$/, (metadata) => ({
    ...(metadata as object),
    annotations: { 'kubernetes.io/ingress.class': 'nginx' },
  })),
  change('parameters of a namespace', /^spec\.parameters$/, (parameters) => ({
    ...(parameters as object),
    scope: 'Cluster',
    namespace: 'shop',
  })),
  remove('parameters without a namespace', /^spec\.parameters\.namespace$/),
  change('port of a policy by name with an end', /(ingress|egress)\.\d+\.ports\.\d+$/, () => ({
    port: 'http',
    endPort: 90,
  })),
  change('end of no port', /(ingress|egress)\.\d+\.ports\.\d+$/, () => ({ endPort: 90 })),
  change('protocol of a policy', /(ingress|egress)\.\d+\.ports\.\d+$/, () => ({
    port: 80,
    protocol: 'HTTP',
  })),
  change('peer of nothing', /\.(from|to)\.\d+$/, () => ({})),
  change('exception of everything', /ipBlock$/, () => ({
    cidr: '10.0.0.0/8',
    except: ['10.0.0.0/8'],
  })),
  add('three policy types', /^spec$/, { policyTypes: ['Ingress', 'Egress', 'Both'] }, (owner) =>
    owner.has('podSelector'),
  ),
  change('role binding to a role cluster-wide', /^kind$/, (kind) =>
    kind === 'RoleBinding' ? 'ClusterRoleBinding' : undefined,
  ),
  change('URLs in a Role', /^rules\.0$/, (rule) => ({
    ...(rule as object),
    nonResourceURLs: ['/metrics'],
  })),
  change('URL with a star inside', /^rules\.\d+\.nonResourceURLs$/, () => ['/a*b']),
  change('user in the core group', /^subjects\.\d+$/, (subject) =>
    (subject as { kind: string }).kind === 'User'
      ? { kind: 'User', name: 'a', apiGroup: 'v1' }
      : undefined,
  ),
  change('account with a group', /^subjects\.\d+$/, (subject) =>
    (subject as { kind: string }).kind === 'ServiceAccount'
      ? { ...(subject as object), apiGroup: 'rbac.authorization.k8s.io' }
      : undefined,
  ),
  change('account with a bad name', /^subjects\.\d+$/, (subject) =>
    (subject as { kind: string }).kind === 'ServiceAccount'
      ? { ...(subject as object), name: 'My_Account' }
      : undefined,
  ),
  change('quota of an unknown resource', /^spec\.hard$/, () => ({ cpus: '10' })),
  change('quota of less than nothing', /^spec\.hard\.[^.]+$/, () => '-1'),
  change('quota of half a Pod', /^spec\.hard\.pods$/, () => '1.5'),
  change('quota scope unknown', /^spec\.scopes\.0$/, () => 'Besteffort'),
  change('quota scope of other resources', /^spec\.hard$/, (hard) => ({
    ...(hard as object),
    services: '5',
  })),
  change('quota scope operator', /^spec\.scopeSelector\.matchExpressions\.0$/, () => ({
    scopeName: 'BestEffort',
    operator: 'In',
    values: ['a'],
  })),
  change('quota scopes that contradict', /^spec\.scopes$/, () => ['BestEffort', 'NotBestEffort']),
  change('default of a claim', /^spec\.limits\.\d+$/, (limit) =>
    (limit as { type: string }).type === 'PersistentVolumeClaim'
      ? { type: 'PersistentVolumeClaim' }
      : undefined,
  ),
  change('default of a Pod', /^spec\.limits\.\d+$/, (limit) => ({
    ...(limit as object),
    type: 'Pod',
    default: { cpu: '1' },
  })),
  change('limit type twice', /^spec\.limits$/, (limits) =>
    Array.isArray(limits) ? [...limits, limits[0]] : undefined,
  ),
  change('ratio below one', /maxLimitRequestRatio\.\w+$/, () => '0.5'),
  add('volume from two places', /^spec$/, { hostPath: { path: '/a' } }, (owner) =>
    owner.has('capacity'),
  ),
  add(
    'volume of only one reader and more',
    /^spec$/,
    { accessModes: ['ReadWriteOncePod', 'ReadWriteOnce'] },
    (owner) => owner.has('accessModes'),
  ),
  change('capacity of another thing', /^spec\.capacity$/, () => ({ storage: '1Gi', cpu: 1 })),
  change('no capacity', /^spec\.capacity\.storage$/, () => 0),
  change('reclaim policy of the past', /persistentVolumeReclaimPolicy$/, () => 'Recycle'),
  change('local path climbs', /^spec\.local\.path$/, () => '../a'),
  remove('local without a node', /^spec\.nodeAffinity$/),
  change('claim of nothing', /^spec\.resources\.requests\.storage$/, () => '-1Gi'),
  change('source without a group', /^spec\.dataSource$/, () => ({
    kind: 'VolumeSnapshot',
    name: 'a',
  })),
  add(
    'two sources of a claim',
    /^spec$/,
    {
      dataSource: { kind: 'PersistentVolumeClaim', name: 'a' },
      dataSourceRef: { kind: 'PersistentVolumeClaim', name: 'b' },
    },
    (owner) => owner.has('accessModes'),
  ),
  change('provisioner in upper case', /^provisioner$/, () => 'My_Provisioner'),
  change('parameter empty', /^parameters$/, () => ({ '': 'a' })),
  change('topology without values', /^allowedTopologies$/, () => [
    { matchLabelExpressions: [{ key: 'zone' }] },
  ]),
  change('topology twice', /^allowedTopologies$/, (list) =>
    Array.isArray(list) ? [...list, list[0]] : undefined,
  ),
  change('Secret not of Docker', /^stringData\.\.dockerconfigjson$/, () => '{'),
  remove('no certificate', /^data\.tls\.(crt|key)$/),
  change('Secret of a basic kind', /^type$/, (type) =>
    type === 'Opaque' ? 'kubernetes.io/basic-auth' : undefined,
  ),
  change('key in both', /^binaryData$/, () => ({ LOG_LEVEL: 'YQ==' })),
  change('binary data in words', /^binaryData\.[^.]+$/, () => 'not base64'),
  change('key of dots', /^data$/, () => ({ '..': 'a' })),
  change('priority of the system', /^metadata\.name$/, (name) =>
    String(name).startsWith('batch') ? 'system-batch' : undefined,
  ),
  change('default priority of nobody', /^preemptionPolicy$/, () => 'Sometimes'),
  change('handler with a slash', /^handler$/, () => 'runsc/v1'),
  change('overhead negative', /^overhead\.podFixed\.\w+$/, () => '-1'),
  add('level with no limits', /^spec$/, { type: 'Limited', limited: null, exempt: {} }, (owner) =>
    owner.has('limited'),
  ),
  change('level exempt', /^spec\.type$/, (type) => (type === 'Limited' ? 'Exempt' : undefined)),
  change('hands beyond queues', /queuing\.handSize$/, () => 40),
  change('shares negative', /nominalConcurrencyShares$/, () => -1),
  change('lends more than all', /lendablePercent$/, () => 150),
  change('reject with queues', /limitResponse\.type$/, (type) =>
    type === 'Queue' ? 'Reject' : undefined,
  ),
  change('flow verbs with a star and more', /resourceRules\.\d+\.verbs$/, () => ['*', 'get']),
  change('flow without namespaces', /^spec\.rules\.\d+\.resourceRules\.\d+$/, (rule) => ({
    ...(rule as object),
    namespaces: [],
    clusterScope: false,
  })),
  change('distinguished by nothing', /distinguisherMethod\.type$/, () => 'ByPod'),
  change('webhook review version', /admissionReviewVersions$/, () => ['v2']),
  change('webhook by both', /^webhooks\.\d+\.clientConfig$/, () => ({
    url: 'https://a.example.com',
    service: { namespace: 'a', name: 'b' },
  })),
  change('webhook address with a query', /^webhooks\.\d+\.clientConfig$/, () => ({
    url: 'https://a.example.com/?a=b',
  })),
  change('webhook address without a host', /^webhooks\.\d+\.clientConfig$/, () => ({
    url: 'https:///a',
  })),
  change('webhook scheme', /^webhooks\.\d+\.clientConfig$/, () => ({
    url: 'http://a.example.com',
  })),
  change('webhook path', /^webhooks\.\d+\.clientConfig$/, () => ({
    service: { namespace: 'a', name: 'b', path: 'x//y' },
  })),
  change('webhook side effects', /webhooks\.\d+\.sideEffects$/, () => 'Some'),
  change('webhook twice', /^webhooks$/, (list) =>
    Array.isArray(list) ? [...list, list[0]] : undefined,
  ),
  change('all operations and more', /operations$/, () => ['*', 'CREATE']),
  change('resources with a star and more', /^webhooks\.\d+\.rules\.\d+\.resources$/, () => [
    '*',
    'pods',
  ]),
  change('condition without a name', /matchConditions$/, () => [{ name: '', expression: 'true' }]),
  change('condition that is no expression', /matchConditions$/, () => [
    { name: 'a', expression: 'object.' },
  ]),
  change('condition that is no boolean', /matchConditions$/, () => [
    { name: 'a', expression: '1' },
  ]),
  change(
    'validation that is no expression',
    /^spec\.validations\.\d+\.expression$/,
    () => 'object.spec.replicas <',
  ),
  change('validation that is no boolean', /^spec\.validations\.\d+\.expression$/, () => "'a'"),
  change(
    'validation of an unknown variable',
    /^spec\.validations\.\d+\.expression$/,
    () => 'subject.spec == 1',
  ),
  change('reason unknown', /^spec\.validations\.\d+$/, (one) => ({
    ...(one as object),
    reason: 'Because',
  })),
  change('variable with a dash', /^spec\.variables\.\d+\.name$/, () => 'my-limit'),
  change('audit key with a space', /auditAnnotations\.\d+\.key$/, () => 'my key'),
  change('warns and denies', /^spec\.validationActions$/, () => ['Warn', 'Deny']),
  change('action twice', /^spec\.validationActions$/, () => ['Deny', 'Deny']),
  remove('no action', /^spec\.validationActions$/),
  change('parameters by name and selector', /^spec\.paramRef$/, (ref) => ({
    ...(ref as object),
    selector: {},
  })),
  remove('parameters without a fallback', /^spec\.paramRef\.parameterNotFoundAction$/),
  change('lease of no time', /leaseDurationSeconds$/, () => 0),
  change('metric target of two', /^spec\.metrics\.\d+\.resource\.target$/, () => ({
    type: 'Utilization',
    averageUtilization: 5,
    averageValue: '1',
  })),
  change('metric value of a resource', /^spec\.metrics\.\d+\.resource\.target$/, () => ({
    type: 'Value',
    value: '1',
  })),
  change('metric value negative', /^spec\.metrics\.\d+\.(pods|external)\.target$/, () => ({
    type: 'AverageValue',
    averageValue: '-1',
  })),
  change('metric of two sources', /^spec\.metrics\.0$/, (metric) => ({
    ...(metric as object),
    pods: { metric: { name: 'a' }, target: { type: 'AverageValue', averageValue: '1' } },
  })),
  change('metric name with a slash', /^spec\.metrics\.\d+\.\w+\.metric\.name$/, () => 'a/b'),
  change('scaled by an empty policy', /behavior\.scale(Up|Down)\.policies$/, () => []),
  change('policy type unknown', /behavior\.scale(Up|Down)\.policies\.0\.type$/, () => 'Pod'),
  change('selects an unknown policy', /behavior\.scale(Up|Down)\.selectPolicy$/, () => 'Most'),
  change('policy period too long', /policies\.0\.periodSeconds$/, () => 3600),
  change('scale target without a kind', /^spec\.scaleTargetRef\.kind$/, () => ''),
  change('scale target of no group', /^spec\.scaleTargetRef\.apiVersion$/, () => 'apps/v1/x'),
  change('scale target with a slash', /^spec\.scaleTargetRef\.name$/, () => 'a/b'),
  change('eviction policy unknown', /unhealthyPodEvictionPolicy$/, () => 'Always'),
  change('budget above all', /^spec\.(minAvailable|maxUnavailable)$/, () => '150%'),
  change('taint without an effect', /^spec\.taints\.0\.effect$/, () => ''),
  change('taint twice', /^spec\.taints$/, (list) =>
    Array.isArray(list) ? [...list, list[0]] : undefined,
  ),
  change('range of a node is none', /^spec\.podCIDR$/, () => '10.244.1.0'),
];

function isService(owner: { has(key: string): boolean; get(key: string): unknown }): boolean {
  return owner.has('ports') && owner.get('type') !== 'ExternalName';
}
