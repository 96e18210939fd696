import { expect, test } from 'vitest';
import { applyEdits } from '../../../server/src/analysis/core/edit.ts';
import { renderFixture } from '../../support/fixture.ts';
import { contextOf, manifestFile, schemaLanguage, wholeLanguage } from './manifest-workspace.ts';

const findings = (text: string) => {
  const file = manifestFile(text);
  return schemaLanguage.diagnose(file, contextOf(file));
};

/** What the API server says of each manifest; a manifest without markers is accepted. */
const cases: Readonly<Record<string, string>> = {
  'a whole Deployment is accepted': `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 3
  selector:
    matchLabels: {app: web}
  template:
    metadata:
      labels:
        app: web
    spec:
      containers:
        - name: web
          image: example.com/web:1
          env:
            - name: PORT
              value: "8080"
          ports:
            - containerPort: 8080
          resources:
            limits: {memory: 128Mi, cpu: 0.5}
`,
  'an item of a list that is nothing is an object without fields': `
apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: example.com/web:1
      args:
        -
      env:
#     ^^^ error[missing-field] "spec.containers[0].env[0]" is empty and needs "name"
        -
`,
  'an empty text is the default of some fields and refused in others': `
apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: data
spec:
  storageClassName: ""
  volumeMode: ""
#             ^^ error[invalid-value] "" is no value of "spec.volumeMode"
  accessModes: [ReadWriteOnce]
  resources: {requests: {storage: 1Gi}}
`,
  'an empty pull policy is the default': `
apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  restartPolicy: ""
  containers:
    - name: web
      image: example.com/web:1
      imagePullPolicy: ""
`,
  'numbers end where those of Go do': `
apiVersion: apps/v1
kind: ReplicaSet
metadata:
  name: web
spec:
  replicas: 2147483648
#           ^^^^^^^^^^ error[wrong-type] spec.replicas
  selector:
    matchLabels: {app: web}
  template:
    metadata:
      labels: {app: web}
    spec:
      terminationGracePeriodSeconds: 9223372036854775807
      containers:
        - name: web
          image: example.com/web:1
`,
  'a field of another kind is unknown': `
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  replicas: 3
# ^^^^^^^^ error[unknown-field] Service has no field "spec.replicas", so the API server refuses it.
  ports:
    - port: 80
      target: 8080
#     ^^^^^^ error[unknown-field] spec.ports[0].target
`,
  'a misplaced field is told its place': `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels: {app: web}
  containers: []
# ^^^^^^^^^^ error[unknown-field] "containers" belongs in spec.template.spec.
  template:
    spec:
      containers: []
`,
  'required fields are missed at the key that holds them': `
apiVersion: apps/v1
kind: Deployment
metadata:
#<-------- error[missing-field] This Deployment needs a "metadata.name"
spec:
#<---- error[missing-field] "spec" needs "selector"
  template:
    spec:
      containers:
        - image: x
#         ^^^^^ error[missing-field] "spec.template.spec.containers[0]" needs "name"
`,
  'YAML decides the type of an unquoted value': `
apiVersion: v1
kind: Pod
metadata:
  name: web
  labels:
    version: 1.10
#            ^^^^ error[wrong-type] "metadata.labels.version" must be a string, but YAML reads this as the number 1.1.
    enabled: yes
#            ^^^ error[wrong-type] the boolean true
    country: no
#            ^^ error[wrong-type] the boolean false
    quoted: "yes"
spec:
  terminationGracePeriodSeconds: "30"
#                                ^^^^ error[wrong-type] must be a whole number, but YAML reads this as a quoted string.
  hostNetwork: "true"
#              ^^^^^^ error[wrong-type] must be true or false
  containers:
    - name: web
      image: x
      command: nginx
#              ^^^^^ error[wrong-type] must be a list, but this is a single value.
      args: {a: b}
#           ^^^^^^ error[wrong-type] must be a list, but this is a mapping.
      env:
        - name: A
          value: 0644
#                ^^^^ error[wrong-type] the number 420
  volumes:
    name: data
#   ^^^^ error[wrong-type] must be a list, but this is a mapping.
`,
  'the values of an enum are told': `
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  type: Clusterip
#       ^^^^^^^^^ error[invalid-value] "Clusterip" is no value of "spec.type", so the API server refuses it; it takes ClusterIP, ExternalName, LoadBalancer or NodePort.
  ipFamilies: [IPv4, IPv5]
#                    ^^^^ error[invalid-value]
  ports:
    - port: 80
      protocol: ""
`,
  'quantities, times and base64 have a grammar': `
apiVersion: v1
kind: Pod
metadata:
  name: web
  creationTimestamp: null
  deletionTimestamp: yesterday
#                    ^^^^^^^^^ error[invalid-format] "yesterday" is not a time
spec:
  containers:
    - name: web
      image: x
      resources:
        requests:
          cpu: 500 millicores
#              ^^^^^^^^^^^^^^ error[invalid-format] is not a quantity
          memory: 1e3
          ephemeral-storage: 1.5Gi
---
apiVersion: v1
kind: Secret
metadata:
  name: web
data:
  good: aGFsbG8=
  bad: hello
#      ^^^^^ error[invalid-format] This is not base64
  stillBad: aGFsbG8
#           ^^^^^^^ error[invalid-format]
`,
  'int-or-string takes both': `
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  ports:
    - port: 80
      targetPort: http
    - port: 81
      targetPort: 8081
    - port: 82
      targetPort: true
#                 ^^^^ error[wrong-type] must be a whole number or a string
`,
  'a key can be set once': `
apiVersion: v1
kind: ConfigMap
metadata:
  name: web
data:
  a: "1"
  a: "2"
# ^ error[duplicate-key] "a" is already set
`,
  'null is absent': `
apiVersion: v1
kind: Service
metadata:
  name: web
  labels:
spec:
  selector: null
  ports: ~
`,
  'kinds and versions that nobody serves': `
apiVersion: extensions/v1beta1
#           ^^^^^^^^^^^^^^^^^^ error[removed-api-version] Ingress left extensions/v1beta1 in Kubernetes 1.22, and it is in networking.k8s.io/v1 now.
kind: Ingress
---
apiVersion: policy/v1beta1
#           ^^^^^^^^^^^^^^ error[removed-api-version] nothing takes its place
kind: PodSecurityPolicy
---
apiVersion: v1
#           ^^ error[unknown-kind] There is no Deployment in v1, so the API server refuses it; Deployment is in apps/v1.
kind: Deployment
---
apiVersion: app/v1
#           ^^^^^^ error[unknown-kind]
kind: Deployment
---
apiVersion: v1
kind: Servise
#     ^^^^^^^ error[unknown-kind] There is no kind "Servise" in v1
---
apiVersion: example.com/v1
kind: Deployment
---
apiVersion: argoproj.io/v1alpha1
kind: Application
spec: {anything: goes}
---
apiVersion: v1
kind: List
items: []
`,
  'the items of a List are judged by their own kinds': `
apiVersion: v1
kind: List
items:
  - apiVersion: v1
    kind: ConfigMap
    metadata: {name: a}
    dat: {}
#   ^^^ error[unknown-field] ConfigMap has no field "dat"
  - apiVersion: v1
    kind: Namespace
    metadata: {name: b}
`,
  'text that is not YAML': `
apiVersion: v1
kind: ConfigMap
metadata:
  name: a
data:
	a: b
#~ error[yaml-syntax] YAML is indented with spaces
`,
  'a key without its colon spoils only its line': `
apiVersion: v1
kind: Service
metadata: {name: a}
spec:
  typ
# ^^^ error[yaml-syntax] A colon is missing after this key.
  replicas: 1
# ^^^^^^^^ error[unknown-field]
`,
  'aliases and merge keys are followed': `
apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - &base
      name: a
      image: x
      imagePullPolicy: Sometimes
#                      ^^^^^^^^^ error[invalid-value]
    - <<: *base
      name: b
`,
  'the status is decoded and dropped': `
apiVersion: v1
kind: Service
metadata:
  name: web
status:
  loadBalancer: {}
  conditions:
    - type: Ready
`,
  'of a template, only what is certain is judged': `
apiVersion: v1
kind: Service
metadata:
  name: {{ .Release.Name }}
  {{- with .Values.labels }}
  labels:
    {{- toYaml . | nindent 4 }}
  {{- end }}
spec:
  type: {{ .Values.type }}
  replicas: 3
# ^^^^^^^^ error[unknown-field] Service has no field "spec.replicas"
  ports:
    {{- range .Values.ports }}
    - port: {{ .port }}
      protocol: tcp
#               ^^^ error[invalid-value]
    {{- end }}
`,
  'a template inside quotes leaves the rest certain': `
apiVersion: v1
kind: ConfigMap
metadata:
  name: "{{ .Release.Name }}-settings"
data:
  n: 1
#    ^ error[wrong-type]
`,
  'braces in a block of text are text': `
apiVersion: v1
kind: ConfigMap
metadata:
  name: alerts
dat: {}
#<--- error[unknown-field]
data:
  rules: |
    {{ range . }}
    x
    {{ end }}
`,
  'comments and annotations silence': `
# slipway-ignore unknown-field -- not ours
dat: {}
apiVersion: v1
kind: ConfigMap
metadata:
  name: a
# slipway-ignore wrong-type
#                ^^^^^^^^^^ information[unused-suppression] Nothing here is reported as "wrong-type".
data:
  a: b
---
apiVersion: extensions/v1beta1
kind: Ingress
metadata:
  name: a
  annotations:
    ignore-check.kube-linter.io/no-extensions-v1beta: old cluster
---
apiVersion: v1
kind: Service
metadata: {name: b}
spec: {replicas: 1} # slipway-ignore unknown-field
`,
};

test.each(Object.entries(cases))('%s', (_, source) => {
  const fixture = source.trimStart();
  expect(renderFixture(fixture, 'app.yaml', (file) => findings(file.text))).toBe(fixture);
});

/** A manifest fragment, the title of the fix and the fragment after it. */
const fixes: readonly (readonly [before: string, title: string, after: string])[] = [
  ['imagePullpolicy: Always', 'Rename to imagePullPolicy', 'imagePullPolicy: Always'],
  ['imagePullPolicy: always', 'Change to Always', 'imagePullPolicy: Always'],
  ['stdin: "true"', 'Remove the quotes', 'stdin: true'],
  ['command: sh', 'Make it a list', 'command: [sh]'],
  ['workingDir: 12', 'Put it in quotes', 'workingDir: "12"'],
  [
    'resources: {limits: {memory: 512MiB}}',
    'Change to 512Mi',
    'resources: {limits: {memory: 512Mi}}',
  ],
];

test.each(fixes)('%s: %s', (before, title, after) => {
  const container = (line: string) =>
    `apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    - name: a\n      ${line}\n`;
  const text = container(before);
  const fix = findings(text).flatMap((finding) => finding.fixes ?? [])[0];
  expect(fix?.title).toBe(title);
  expect(applyEdits(text, fix?.edits ?? [])).toBe(container(after));
});

test('a comment for a rule that reads other files is not called useless when a file is judged by itself', () => {
  const text = `apiVersion: v1
kind: Service
# slipway-ignore dangling-reference, latest-image -- both elsewhere
metadata: {name: web}
spec: {ports: [{port: 80}]}
`;
  const file = manifestFile(text);
  const context = contextOf(file);
  const unused = (isolated: boolean) =>
    wholeLanguage
      .diagnose(file, { ...context, settings: { ...context.settings, isolated } })
      .map(({ message }) => message);
  expect(unused(true)).toEqual(['Nothing here is reported as "latest-image".']);
  expect(unused(false)).toHaveLength(2);
});
