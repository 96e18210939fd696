/** What a new manifest of a kind starts with, below `apiVersion` and `kind`, in LSP snippet syntax. */
export const skeletons: Readonly<Record<string, string>> = {
  Deployment: workload(`  replicas: \${2:2}\n`),
  StatefulSet: workload(`  serviceName: \${1:name}\n  replicas: \${2:1}\n`),
  DaemonSet: workload(``),
  Pod: `metadata:
  name: \${1:name}
  labels:
    app: \${1:name}
spec:
  containers:
    - name: \${1:name}
      image: \${2:image}
      ports:
        - containerPort: \${3:8080}
`,
  Service: `metadata:
  name: \${1:name}
spec:
  selector:
    app: \${1:name}
  ports:
    - port: \${2:80}
      targetPort: \${3:8080}
`,
  ConfigMap: named(`data:
  \${2:KEY}: \${3:value}
`),
  Secret:
    named(`type: \${2|Opaque,kubernetes.io/tls,kubernetes.io/basic-auth,kubernetes.io/dockerconfigjson|}
stringData:
  \${3:KEY}: \${4:value}
`),
  Ingress: named(`spec:
  rules:
    - host: \${2:example.com}
      http:
        paths:
          - path: \${3:/}
            pathType: \${4|Prefix,Exact,ImplementationSpecific|}
            backend:
              service:
                name: \${5:service}
                port:
                  number: \${6:80}
`),
  Job: named(`spec:
  template:
    spec:
      restartPolicy: \${3|Never,OnFailure|}
      containers:
        - name: \${1:name}
          image: \${2:image}
`),
  CronJob: named(`spec:
  schedule: "\${3:0 3 * * *}"
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: \${4|Never,OnFailure|}
          containers:
            - name: \${1:name}
              image: \${2:image}
`),
  HorizontalPodAutoscaler: named(`spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: \${1:name}
  minReplicas: \${2:2}
  maxReplicas: \${3:5}
  metrics:
    - type: Resource
      resource:
        name: cpu
        target:
          type: Utilization
          averageUtilization: \${4:80}
`),
  PersistentVolumeClaim: named(`spec:
  accessModes:
    - \${2|ReadWriteOnce,ReadOnlyMany,ReadWriteMany,ReadWriteOncePod|}
  resources:
    requests:
      storage: \${3:1Gi}
`),
  PodDisruptionBudget: named(`spec:
  minAvailable: \${2:1}
  selector:
    matchLabels:
      app: \${1:name}
`),
  NetworkPolicy: named(`spec:
  podSelector:
    matchLabels:
      app: \${2:name}
  policyTypes:
    - Ingress
  ingress:
    - from:
        - podSelector:
            matchLabels:
              app: \${3:client}
`),
  Role: named(`rules:
  - apiGroups: ["\${2}"]
    resources: ["\${3:pods}"]
    verbs: ["get", "list", "watch"]
`),
  RoleBinding: named(`roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: Role
  name: \${2:role}
subjects:
  - kind: ServiceAccount
    name: \${3:service-account}
`),
  Namespace: named(''),
  ServiceAccount: named(''),
};

function named(rest: string): string {
  return `metadata:\n  name: \${1:name}\n${rest}`;
}

function workload(spec: string): string {
  return `metadata:
  name: \${1:name}
spec:
${spec}  selector:
    matchLabels:
      app: \${1:name}
  template:
    metadata:
      labels:
        app: \${1:name}
    spec:
      containers:
        - name: \${1:name}
          image: \${3:image}
          ports:
            - containerPort: \${4:8080}
`;
}
