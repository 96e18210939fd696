/** An object and changes of its text; each change is taken or refused by the API server as an update. */
export interface Changes {
  readonly manifest: string;
  /** The CustomResourceDefinition of its kind. */
  readonly definition?: string;
  /** Each replaces a part of the text, which is there once. */
  readonly changes: readonly (readonly [from: string, to: string])[];
}

const pod = `
    spec:
      containers:
        - name: main
          image: example.com/main:1
`;
const workload = (kind: string, more = '') => `apiVersion: apps/v1
kind: ${kind}
metadata:
  name: ${kind.toLowerCase()}
spec:
  selector:
    matchLabels: {app: web}${more}
  template:
    metadata:
      labels: {app: web, tier: front, side: left}${pod}`;

const ships = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: ships.example.com
spec:
  group: example.com
  scope: Namespaced
  names: {kind: Ship, plural: ships}
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          x-kubernetes-validations:
            - {rule: 'self.spec.crew <= oldSelf.spec.crew + 2', message: Too many at once.}
          properties:
            spec:
              type: object
              x-kubernetes-validations:
                - {rule: '!has(oldSelf.seal) || has(self.seal)'}
              properties:
                hull:
                  type: string
                  x-kubernetes-validations: [{rule: self == oldSelf}]
                colour:
                  type: string
                  default: red
                  x-kubernetes-validations: [{rule: self == oldSelf}]
                crew:
                  type: integer
                  default: 1
                  x-kubernetes-validations: [{rule: self >= oldSelf}, {rule: self < 20}]
                seal: {type: string}
                flags:
                  type: object
                  maxProperties: 5
                  additionalProperties:
                    type: string
                    maxLength: 10
                    x-kubernetes-validations: [{rule: self == oldSelf}]
                sails:
                  type: array
                  maxItems: 5
                  x-kubernetes-list-type: map
                  x-kubernetes-list-map-keys: [mast]
                  items:
                    type: object
                    required: [mast]
                    properties:
                      mast: {type: string, maxLength: 10}
                      area:
                        type: integer
                        x-kubernetes-validations: [{rule: self == oldSelf}]
`;

/** Objects of every kind with a field that no update may change. */
export const immutableFieldChanges: readonly Changes[] = [
  {
    definition: ships,
    manifest: `apiVersion: example.com/v1
kind: Ship
metadata:
  name: ark
spec:
  hull: wood
  crew: 4
  seal: wax
  flags: {main: red}
  sails: [{mast: fore, area: 4}, {mast: aft, area: 5}]
`,
    changes: [
      ['hull: wood', 'hull: steel'],
      ['  hull: wood\n', ''],
      ['hull: wood', 'hull: wood\n  colour: red'],
      ['hull: wood', 'hull: wood\n  colour: blue'],
      ['crew: 4', 'crew: 5'],
      ['crew: 4', 'crew: 3'],
      ['crew: 4', 'crew: 9'],
      ['  crew: 4\n', ''],
      ['  seal: wax\n', ''],
      ['seal: wax', 'seal: lead'],
      ['main: red', 'main: blue'],
      ['main: red', 'main: red, stern: blue'],
      [
        '{mast: fore, area: 4}, {mast: aft, area: 5}',
        '{mast: aft, area: 5}, {mast: fore, area: 4}',
      ],
      ['mast: aft, area: 5', 'mast: aft, area: 6'],
      ['mast: aft, area: 5', 'mast: mizzen, area: 6'],
    ],
  },
  ...['Deployment', 'DaemonSet', 'ReplicaSet'].map((kind) => ({
    manifest: workload(kind),
    changes: [
      ['{app: web}', '{app: web, tier: front}'],
      ['matchLabels: {app: web}', 'matchExpressions: [{key: app, operator: In, values: [web]}]'],
      ['image: example.com/main:1', 'image: example.com/main:2'],
      ['tier: front', 'tier: back'],
    ] as const,
  })),
  {
    manifest: workload(
      'StatefulSet',
      `
  serviceName: web
  volumeClaimTemplates:
    - metadata: {name: data}
      spec:
        accessModes: [ReadWriteOnce]
        resources: {requests: {storage: 1Gi}}`,
    ),
    changes: [
      ['{app: web}', '{app: web, tier: front}'],
      ['serviceName: web', 'serviceName: other'],
      ['  serviceName: web\n', ''],
      ['serviceName: web', 'serviceName: web\n  podManagementPolicy: Parallel'],
      ['serviceName: web', 'serviceName: web\n  podManagementPolicy: OrderedReady'],
      ['serviceName: web', 'serviceName: web\n  replicas: 3\n  minReadySeconds: 5'],
      ['storage: 1Gi', 'storage: 2Gi'],
      ['storage: 1Gi', 'storage: 1024Mi'],
      ['{name: data}', '{name: disk}'],
      [
        'accessModes: [ReadWriteOnce]',
        'accessModes: [ReadWriteOnce]\n        volumeMode: Filesystem',
      ],
      ['accessModes: [ReadWriteOnce]', 'accessModes: [ReadWriteOnce]\n        volumeMode: Block'],
      [
        'accessModes: [ReadWriteOnce]',
        'accessModes: [ReadWriteOnce]\n        storageClassName: fast',
      ],
      ['image: example.com/main:1', 'image: example.com/main:2'],
    ],
  },
  {
    manifest: `apiVersion: batch/v1
kind: Job
metadata:
  name: job
spec:
  parallelism: 2
  completions: 4
  template:
    spec:
      restartPolicy: Never
      containers:
        - name: main
          image: example.com/main:1
          resources: {limits: {cpu: "1"}}
`,
    changes: [
      ['main:1', 'main:2'],
      ['restartPolicy: Never', 'restartPolicy: OnFailure'],
      ['restartPolicy: Never', 'restartPolicy: Never\n      dnsPolicy: ClusterFirst'],
      ['restartPolicy: Never', 'restartPolicy: Never\n      dnsPolicy: Default'],
      ['restartPolicy: Never', 'restartPolicy: Never\n      nodeSelector: {disk: ssd}'],
      ['cpu: "1"', 'cpu: 1000m'],
      ['cpu: "1"', 'cpu: "2"'],
      ['completions: 4', 'completions: 5'],
      ['  completions: 4\n', ''],
      ['parallelism: 2', 'parallelism: 3'],
      ['completions: 4', 'completions: 4\n  completionMode: NonIndexed'],
      ['completions: 4', 'completions: 4\n  completionMode: Indexed'],
      ['completions: 4', 'completions: 4\n  backoffLimit: 3\n  activeDeadlineSeconds: 60'],
      ['completions: 4', 'completions: 4\n  ttlSecondsAfterFinished: 60'],
      ['completions: 4', 'completions: 4\n  suspend: true'],
      ['completions: 4', 'completions: 4\n  managedBy: example.com/queue'],
      [
        'completions: 4',
        'completions: 4\n  podFailurePolicy: {rules: [{action: Ignore, onPodConditions: [{type: DisruptionTarget}]}]}',
      ],
      ['  template:\n', '  template:\n    metadata: {labels: {app: job}}\n'],
      ['image: example.com/main:1', 'image: example.com/main:1\n          args: [a]'],
    ],
  },
  {
    manifest: `apiVersion: batch/v1
kind: Job
metadata:
  name: indexed
spec:
  completionMode: Indexed
  parallelism: 2
  completions: 2
  backoffLimitPerIndex: 2
  successPolicy: {rules: [{succeededCount: 1}]}
  template:
    spec:
      restartPolicy: Never
      containers: [{name: main, image: "example.com/main:1"}]
`,
    changes: [
      ['  parallelism: 2\n  completions: 2', '  parallelism: 3\n  completions: 3'],
      ['completions: 2', 'completions: 3'],
      ['backoffLimitPerIndex: 2', 'backoffLimitPerIndex: 3'],
      ['succeededCount: 1', 'succeededCount: 2'],
    ],
  },
  {
    manifest: `apiVersion: v1
kind: Pod
metadata:
  name: pod
spec:
  containers:
    - name: main
      image: example.com/main:1
      env: [{name: A, value: "1"}]
`,
    changes: [
      ['main:1', 'main:2'],
      ['value: "1"', 'value: "2"'],
      ['spec:\n', 'spec:\n  restartPolicy: Always\n'],
      ['spec:\n', 'spec:\n  restartPolicy: Never\n'],
      ['spec:\n', 'spec:\n  activeDeadlineSeconds: 60\n'],
      ['spec:\n', 'spec:\n  hostNetwork: true\n'],
      ['spec:\n', 'spec:\n  tolerations: [{key: a, operator: Exists}]\n'],
      ['name: pod', 'name: pod\n  labels: {a: b}'],
      ['- name: main', '- name: side\n      image: example.com/side:1\n    - name: main'],
      ['name: A', 'name: B'],
    ],
  },
  {
    manifest: `apiVersion: v1
kind: Service
metadata:
  name: service
spec:
  clusterIP: 10.96.40.1
  selector: {app: web}
  ports: [{port: 80}]
`,
    changes: [
      ['10.96.40.1', '10.96.40.2'],
      ['10.96.40.1', 'None'],
      ['  clusterIP: 10.96.40.1\n', ''],
      ['{app: web}', '{app: api}'],
      ['port: 80', 'port: 81'],
      ['clusterIP: 10.96.40.1', 'type: ExternalName\n  externalName: example.com'],
      ['clusterIP: 10.96.40.1', 'clusterIP: 10.96.40.1\n  type: NodePort'],
    ],
  },
  {
    manifest: `apiVersion: v1
kind: Service
metadata:
  name: headless
spec:
  clusterIP: None
  selector: {app: web}
  ports: [{port: 80}]
`,
    changes: [
      ['clusterIP: None', 'clusterIP: 10.96.40.3'],
      ['  clusterIP: None\n', ''],
    ],
  },
  {
    manifest: `apiVersion: v1
kind: Service
metadata:
  name: plain
spec:
  selector: {app: web}
  ports: [{port: 80}]
`,
    changes: [
      ['spec:\n', 'spec:\n  clusterIP: None\n'],
      ['spec:\n', 'spec:\n  type: LoadBalancer\n  loadBalancerClass: example.com/lb\n'],
    ],
  },
  {
    manifest: `apiVersion: v1
kind: Service
metadata:
  name: balanced
spec:
  type: LoadBalancer
  loadBalancerClass: example.com/lb
  ports: [{port: 80}]
`,
    changes: [
      ['example.com/lb', 'example.com/other'],
      ['  loadBalancerClass: example.com/lb\n', ''],
      ['  type: LoadBalancer\n  loadBalancerClass: example.com/lb\n', '  type: ClusterIP\n'],
    ],
  },
  {
    manifest: `apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: claim
spec:
  accessModes: [ReadWriteOnce]
  storageClassName: fast
  volumeName: volume
  selector: {matchLabels: {disk: ssd}}
  resources: {requests: {storage: 10Gi}}
`,
    changes: [
      ['ReadWriteOnce', 'ReadWriteMany'],
      ['storageClassName: fast', 'storageClassName: slow'],
      ['  storageClassName: fast\n', ''],
      ['volumeName: volume', 'volumeName: other'],
      ['disk: ssd', 'disk: hdd'],
      ['storage: 10Gi', 'storage: 5Gi'],
      ['storage: 10Gi', 'storage: 10240Mi'],
      ['spec:\n', 'spec:\n  volumeMode: Filesystem\n'],
      ['spec:\n', 'spec:\n  volumeMode: Block\n'],
      ['spec:\n', 'spec:\n  dataSource: {kind: PersistentVolumeClaim, name: other}\n'],
      ['name: claim', 'name: claim\n  labels: {a: b}'],
    ],
  },
  {
    manifest: `apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: copy
spec:
  accessModes: [ReadWriteOnce]
  dataSource: {kind: PersistentVolumeClaim, name: claim}
  resources: {requests: {storage: 10Gi}}
`,
    changes: [
      ['name: claim', 'name: other'],
      ['dataSource:', 'dataSourceRef:'],
      ['  dataSource: {kind: PersistentVolumeClaim, name: claim}\n', ''],
    ],
  },
  {
    manifest: `apiVersion: v1
kind: PersistentVolume
metadata:
  name: volume
spec:
  capacity: {storage: 10Gi}
  accessModes: [ReadWriteOnce]
  persistentVolumeReclaimPolicy: Retain
  storageClassName: fast
  nodeAffinity: {required: {nodeSelectorTerms: [{matchExpressions: [{key: a, operator: In, values: [b]}]}]}}
  hostPath:
    path: /data
`,
    changes: [
      ['path: /data', 'path: /other'],
      ['  hostPath:\n    path: /data\n', '  nfs:\n    server: example.com\n    path: /data\n'],
      ['path: /data', 'path: /data\n    type: Directory'],
      ['values: [b]', 'values: [c]'],
      ['Retain', 'Delete'],
      ['storage: 10Gi', 'storage: 20Gi'],
      ['storageClassName: fast', 'storageClassName: slow'],
      ['ReadWriteOnce', 'ReadWriteMany'],
      ['spec:\n', 'spec:\n  volumeMode: Filesystem\n'],
      ['spec:\n', 'spec:\n  volumeMode: Block\n'],
    ],
  },
  {
    manifest: `apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata:
  name: class
provisioner: example.com/disk
parameters: {kind: ssd}
`,
    changes: [
      ['example.com/disk', 'example.com/other'],
      ['kind: ssd', 'kind: hdd'],
      ['parameters: {kind: ssd}', 'parameters: {}'],
      ['provisioner:', 'reclaimPolicy: Retain\nprovisioner:'],
      ['provisioner:', 'reclaimPolicy: Delete\nprovisioner:'],
      ['provisioner:', 'volumeBindingMode: WaitForFirstConsumer\nprovisioner:'],
      ['provisioner:', 'volumeBindingMode: Immediate\nprovisioner:'],
      ['provisioner:', 'allowVolumeExpansion: true\nprovisioner:'],
      ['provisioner:', 'mountOptions: [ro]\nprovisioner:'],
    ],
  },
  {
    manifest: `apiVersion: storage.k8s.io/v1
kind: VolumeAttributesClass
metadata:
  name: attributes
driverName: example.com
parameters: {iops: "1"}
`,
    changes: [
      ['driverName: example.com', 'driverName: example.org'],
      ['iops: "1"', 'iops: "2"'],
    ],
  },
  {
    manifest: `apiVersion: storage.k8s.io/v1
kind: VolumeAttachment
metadata:
  name: attachment
spec:
  attacher: example.com
  nodeName: a
  source: {persistentVolumeName: volume}
`,
    changes: [['nodeName: a', 'nodeName: b']],
  },
  {
    manifest: `apiVersion: storage.k8s.io/v1
kind: CSIDriver
metadata:
  name: driver.example.com
spec:
  podInfoOnMount: true
`,
    changes: [
      ['podInfoOnMount: true', 'attachRequired: false'],
      ['podInfoOnMount: true', 'attachRequired: true'],
      ['podInfoOnMount: true', 'podInfoOnMount: false'],
      ['podInfoOnMount: true', 'podInfoOnMount: true\n  volumeLifecycleModes: [Persistent]'],
      ['podInfoOnMount: true', 'podInfoOnMount: true\n  volumeLifecycleModes: [Ephemeral]'],
      [
        'podInfoOnMount: true',
        'podInfoOnMount: true\n  storageCapacity: true\n  fsGroupPolicy: File',
      ],
    ],
  },
  {
    manifest: `apiVersion: storage.k8s.io/v1
kind: CSIStorageCapacity
metadata:
  name: capacity
storageClassName: class
nodeTopology: {matchLabels: {zone: a}}
capacity: 1Gi
`,
    changes: [
      ['storageClassName: class', 'storageClassName: other'],
      ['zone: a', 'zone: b'],
      ['capacity: 1Gi', 'capacity: 2Gi'],
    ],
  },
  {
    manifest: `apiVersion: v1
kind: Secret
metadata:
  name: secret
stringData: {password: hunter2}
`,
    changes: [
      ['stringData:', 'type: Opaque\nstringData:'],
      ['stringData:', 'type: example.com/other\nstringData:'],
      ['hunter2', 'hunter3'],
      ['stringData:', 'immutable: true\nstringData:'],
    ],
  },
  {
    manifest: `apiVersion: v1
kind: Secret
metadata:
  name: sealed
immutable: true
data: {password: aHVudGVyMg==}
`,
    changes: [
      ['aHVudGVyMg==', 'aHVudGVyMw=='],
      ['immutable: true', 'immutable: false'],
      ['immutable: true\n', ''],
      ['{password:', '{other: aHVudGVyMg==, password:'],
      ['name: sealed', 'name: sealed\n  labels: {a: b}'],
    ],
  },
  {
    manifest: `apiVersion: v1
kind: ConfigMap
metadata:
  name: fixed
immutable: true
data: {level: info}
binaryData: {picture: AAECAw==}
`,
    changes: [
      ['level: info', 'level: debug'],
      ['AAECAw==', 'AAECAwQ='],
      ['immutable: true\n', ''],
    ],
  },
  {
    manifest: 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: open\ndata: {level: info}\n',
    changes: [
      ['level: info', 'level: debug'],
      ['data: {', 'immutable: true\ndata: {'],
    ],
  },
  ...['RoleBinding', 'ClusterRoleBinding'].map((kind) => ({
    manifest: `apiVersion: rbac.authorization.k8s.io/v1
kind: ${kind}
metadata:
  name: binding
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: view
subjects: [{kind: ServiceAccount, name: a, namespace: default}]
`,
    changes: [
      ['name: view', 'name: edit'],
      ['name: a,', 'name: b,'],
    ] as const,
  })),
  {
    manifest: `apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata:
  name: class
spec:
  controller: example.com/controller
`,
    changes: [
      ['example.com/controller', 'example.com/other'],
      [
        'name: class',
        'name: class\n  annotations: {ingressclass.kubernetes.io/is-default-class: "true"}',
      ],
    ],
  },
  {
    manifest: `apiVersion: scheduling.k8s.io/v1
kind: PriorityClass
metadata:
  name: urgent
value: 1000
`,
    changes: [
      ['value: 1000', 'value: 2000'],
      ['value: 1000', 'value: 1000\npreemptionPolicy: Never'],
      ['value: 1000', 'value: 1000\npreemptionPolicy: PreemptLowerPriority'],
      ['value: 1000', 'value: 1000\ndescription: now'],
    ],
  },
  {
    manifest:
      'apiVersion: node.k8s.io/v1\nkind: RuntimeClass\nmetadata:\n  name: runtime\nhandler: a\n',
    changes: [
      ['handler: a', 'handler: b'],
      ['handler: a', 'handler: a\noverhead: {podFixed: {cpu: 1m}}'],
    ],
  },
  {
    manifest: `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: boats.example.com
spec:
  group: example.com
  scope: Namespaced
  names: {kind: Boat, plural: boats}
  versions:
    - name: v1
      served: true
      storage: true
      schema: {openAPIV3Schema: {type: object}}
`,
    changes: [
      ['scope: Namespaced', 'scope: Cluster'],
      ['kind: Boat', 'kind: Ship'],
      ['plural: boats', 'plural: boats, shortNames: [bt]'],
    ],
  },
  {
    manifest: `apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata:
  name: slice
addressType: FQDN
endpoints: [{addresses: [example.com]}]
`,
    changes: [
      [
        'addressType: FQDN\nendpoints: [{addresses: [example.com]}]',
        'addressType: IPv4\nendpoints: [{addresses: [10.1.2.3]}]',
      ],
      ['addresses: [example.com]', 'addresses: [example.org]'],
    ],
  },
  {
    manifest: `apiVersion: apps/v1
kind: ControllerRevision
metadata:
  name: revision
revision: 1
data: {a: b}
`,
    changes: [
      ['a: b', 'a: c'],
      ['revision: 1', 'revision: 2'],
    ],
  },
  ...['ResourceClaim', 'ResourceClaimTemplate'].map((kind) => {
    const devices =
      'devices: {requests: [{name: gpu, exactly: {deviceClassName: gpu.example.com}}]}';
    return {
      manifest: `apiVersion: resource.k8s.io/v1
kind: ${kind}
metadata:
  name: gpu
spec:
  ${kind === 'ResourceClaim' ? devices : `spec: {${devices}}`}
`,
      changes: [
        ['gpu.example.com', 'tpu.example.com'],
        ['gpu.example.com', 'gpu.example.com, allocationMode: ExactCount, count: 1'],
      ] as const,
    };
  }),
];
