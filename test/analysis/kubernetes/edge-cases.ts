const object = (apiVersion: string, kind: string, name: string, rest = '') =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: ${name}}\n${rest}`;
const service = object('v1', 'Service', 'web', 'spec: {ports: [{name: http, port: 80}]}\n');
const secret = object('v1', 'Secret', 'web', 'stringData: {token: x}\n');
const workload = object(
  'apps/v1',
  'Deployment',
  'web',
  'spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: x}]}}}\n',
);
const gateway = object(
  'gateway.networking.k8s.io/v1',
  'Gateway',
  'web',
  'spec: {listeners: [{name: https}]}\n',
);
const pod = (spec: string) => object('v1', 'Pod', 'user', `spec:\n${spec}`);

/** Places that name something, and what each leads to: the file that defines it, and the token there. */
export const edgeCases: readonly (readonly [
  place: string,
  from: string,
  to: string,
  token: string,
])[] = [
  [
    'file of a volume',
    pod(
      '  volumes: [{name: v, secret: {secretName: web}}]\n  containers: [{name: a, volumeMounts: [{name: v, subPath: to<|>ken}]}]\n',
    ),
    secret,
    'token',
  ],
  [
    'key in a projection',
    pod(
      '  volumes: [{name: v, projected: {sources: [{secret: {name: web, items: [{key: to<|>ken}]}}]}}]\n  containers: []\n',
    ),
    secret,
    'token',
  ],
  [
    'claim of a container',
    pod(
      '  resourceClaims: [{name: gpu}]\n  containers: [{name: a, resources: {claims: [{name: g<|>pu}]}}]\n',
    ),
    '',
    'gpu',
  ],
  [
    'secret of a driver',
    pod('  volumes: [{name: v, csi: {nodePublishSecretRef: {name: we<|>b}}}]\n'),
    secret,
    'web',
  ],
  [
    'claim of a volume',
    object('v1', 'PersistentVolume', 'pv', 'spec: {claimRef: {name: we<|>b}}\n'),
    object('v1', 'PersistentVolumeClaim', 'web'),
    'web',
  ],
  [
    'attachment',
    object(
      'storage.k8s.io/v1',
      'VolumeAttachment',
      'a',
      'spec: {source: {persistentVolumeName: we<|>b}}\n',
    ),
    object('v1', 'PersistentVolume', 'web'),
    'web',
  ],
  [
    'class of claim templates',
    object(
      'apps/v1',
      'StatefulSet',
      'a',
      'spec: {volumeClaimTemplates: [{spec: {storageClassName: we<|>b}}]}\n',
    ),
    object('storage.k8s.io/v1', 'StorageClass', 'web'),
    'web',
  ],
  [
    'webhook',
    object(
      'admissionregistration.k8s.io/v1',
      'ValidatingWebhookConfiguration',
      'a',
      'webhooks: [{clientConfig: {service: {name: we<|>b}}}]\n',
    ),
    service,
    'web',
  ],
  [
    'conversion of a definition',
    object(
      'apiextensions.k8s.io/v1',
      'CustomResourceDefinition',
      'a',
      'spec: {conversion: {webhook: {clientConfig: {service: {name: we<|>b}}}}}\n',
    ),
    service,
    'web',
  ],
  [
    'API service',
    object('apiregistration.k8s.io/v1', 'APIService', 'a', 'spec: {service: {name: we<|>b}}\n'),
    service,
    'web',
  ],
  [
    'policy of a binding',
    object(
      'admissionregistration.k8s.io/v1',
      'ValidatingAdmissionPolicyBinding',
      'a',
      'spec: {policyName: we<|>b}\n',
    ),
    object('admissionregistration.k8s.io/v1', 'ValidatingAdmissionPolicy', 'web'),
    'web',
  ],
  [
    'service of a slice',
    'apiVersion: discovery.k8s.io/v1\nkind: EndpointSlice\nmetadata: {name: a, labels: {kubernetes.io/service-name: we<|>b}}\n',
    service,
    'web',
  ],
  [
    'owner',
    'apiVersion: v1\nkind: Pod\nmetadata: {name: a, ownerReferences: [{kind: Deployment, name: we<|>b}]}\n',
    workload,
    'web',
  ],
  [
    'namespace',
    'apiVersion: v1\nkind: Pod\nmetadata: {name: a, namespace: we<|>b}\n',
    object('v1', 'Namespace', 'web'),
    'web',
  ],
  [
    'account of a token',
    'apiVersion: v1\nkind: Secret\nmetadata: {name: a, annotations: {kubernetes.io/service-account.name: we<|>b}}\n',
    object('v1', 'ServiceAccount', 'web'),
    'web',
  ],
  [
    'permitted name',
    object(
      'rbac.authorization.k8s.io/v1',
      'Role',
      'a',
      'rules: [{resources: [secrets], resourceNames: [we<|>b]}]\n',
    ),
    secret,
    'web',
  ],
  [
    'scaled container',
    object(
      'autoscaling/v2',
      'HorizontalPodAutoscaler',
      'a',
      'spec: {scaleTargetRef: {kind: Deployment, name: web}, metrics: [{containerResource: {container: we<|>b}}]}\n',
    ),
    workload,
    'web',
  ],
  [
    'class of a Gateway',
    object('gateway.networking.k8s.io/v1', 'Gateway', 'a', 'spec: {gatewayClassName: we<|>b}\n'),
    object('gateway.networking.k8s.io/v1', 'GatewayClass', 'web'),
    'web',
  ],
  [
    'certificate of a Gateway',
    object(
      'gateway.networking.k8s.io/v1',
      'Gateway',
      'a',
      'spec: {listeners: [{tls: {certificateRefs: [{name: we<|>b}]}}]}\n',
    ),
    secret,
    'web',
  ],
  [
    'parent of a route',
    object(
      'gateway.networking.k8s.io/v1',
      'HTTPRoute',
      'a',
      'spec: {parentRefs: [{name: we<|>b}]}\n',
    ),
    gateway,
    'web',
  ],
  [
    'listener of a route',
    object(
      'gateway.networking.k8s.io/v1',
      'HTTPRoute',
      'a',
      'spec: {parentRefs: [{name: web, sectionName: htt<|>ps}]}\n',
    ),
    gateway,
    'https',
  ],
  [
    'backend of a route',
    object(
      'gateway.networking.k8s.io/v1',
      'HTTPRoute',
      'a',
      'spec: {rules: [{backendRefs: [{name: we<|>b, port: 80}]}]}\n',
    ),
    service,
    'web',
  ],
  [
    'port of a route',
    object(
      'gateway.networking.k8s.io/v1',
      'GRPCRoute',
      'a',
      'spec: {rules: [{backendRefs: [{name: web, port: 8<|>0}]}]}\n',
    ),
    service,
    '80',
  ],
  [
    'issuer',
    object(
      'cert-manager.io/v1',
      'Certificate',
      'a',
      'spec: {issuerRef: {kind: ClusterIssuer, name: we<|>b}}\n',
    ),
    object('cert-manager.io/v1', 'ClusterIssuer', 'web'),
    'web',
  ],
  [
    'issuer of an Ingress',
    'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: a, annotations: {cert-manager.io/cluster-issuer: we<|>b}}\n',
    object('cert-manager.io/v1', 'ClusterIssuer', 'web'),
    'web',
  ],
  [
    'secret store',
    object(
      'external-secrets.io/v1',
      'ExternalSecret',
      'a',
      'spec: {secretStoreRef: {name: we<|>b}}\n',
    ),
    object('external-secrets.io/v1', 'SecretStore', 'web'),
    'web',
  ],
  [
    'monitored port',
    object(
      'monitoring.coreos.com/v1',
      'ServiceMonitor',
      'a',
      'spec: {selector: {matchLabels: {app: web}}, endpoints: [{port: ht<|>tp}]}\n',
    ),
    service.replace('{name: web}', '{name: web, labels: {app: web}}'),
    'http',
  ],
  [
    'monitored port of Pods',
    object(
      'monitoring.coreos.com/v1',
      'PodMonitor',
      'a',
      'spec: {selector: {matchLabels: {app: web}}, podMetricsEndpoints: [{port: ht<|>tp}]}\n',
    ),
    workload.replace('image: x', 'image: x, ports: [{name: http, containerPort: 80}]'),
    'http',
  ],
  [
    'scaled object',
    object('keda.sh/v1alpha1', 'ScaledObject', 'a', 'spec: {scaleTargetRef: {name: we<|>b}}\n'),
    workload,
    'web',
  ],
  [
    'trigger authentication',
    object(
      'keda.sh/v1alpha1',
      'ScaledObject',
      'a',
      'spec: {triggers: [{authenticationRef: {name: we<|>b}}]}\n',
    ),
    object('keda.sh/v1alpha1', 'TriggerAuthentication', 'web'),
    'web',
  ],
  [
    'key of a trigger',
    object(
      'keda.sh/v1alpha1',
      'TriggerAuthentication',
      'a',
      'spec: {secretTargetRef: [{name: web, key: to<|>ken}]}\n',
    ),
    secret,
    'token',
  ],
  [
    'vertical autoscaler',
    object(
      'autoscaling.k8s.io/v1',
      'VerticalPodAutoscaler',
      'a',
      'spec: {targetRef: {kind: Deployment, name: we<|>b}}\n',
    ),
    workload,
    'web',
  ],
  [
    'project of an application',
    object('argoproj.io/v1alpha1', 'Application', 'a', 'spec: {project: we<|>b}\n'),
    object('argoproj.io/v1alpha1', 'AppProject', 'web'),
    'web',
  ],
  [
    'service of a rollout',
    object(
      'argoproj.io/v1alpha1',
      'Rollout',
      'a',
      'spec: {strategy: {blueGreen: {activeService: we<|>b}}}\n',
    ),
    service,
    'web',
  ],
  [
    'analysis of a rollout',
    object(
      'argoproj.io/v1alpha1',
      'Rollout',
      'a',
      'spec: {strategy: {canary: {steps: [{analysis: {templates: [{templateName: we<|>b}]}}]}}}\n',
    ),
    object('argoproj.io/v1alpha1', 'AnalysisTemplate', 'web'),
    'web',
  ],
  [
    'gateway of Istio',
    object('networking.istio.io/v1', 'VirtualService', 'a', 'spec: {gateways: [we<|>b]}\n'),
    object('networking.istio.io/v1', 'Gateway', 'web'),
    'web',
  ],
  [
    'host of Istio',
    object(
      'networking.istio.io/v1',
      'VirtualService',
      'a',
      'spec: {http: [{route: [{destination: {host: we<|>b}}]}]}\n',
    ),
    service,
    'web',
  ],
  [
    'source of Flux',
    object(
      'helm.toolkit.fluxcd.io/v2',
      'HelmRelease',
      'a',
      'spec: {chart: {spec: {sourceRef: {kind: HelmRepository, name: we<|>b}}}}\n',
    ),
    object('source.toolkit.fluxcd.io/v1', 'HelmRepository', 'web'),
    'web',
  ],
];
