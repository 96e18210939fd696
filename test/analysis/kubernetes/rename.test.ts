import { expect, test } from 'vitest';
import { applyEdits } from '../../../server/src/analysis/core/edit.ts';
import { parseFixture } from '../../support/fixture.ts';
import { contextOf, manifestFile, wholeLanguage } from './manifest-workspace.ts';

const files = `-- config.yaml --
apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
data:
  PORT: "80"
-- web.yaml --
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      volumes:
        - name: tmp
          emptyDir: {}
      containers:
        - name: web
          image: example.com/web:1
          ports:
            - name: http
              containerPort: 8080
          volumeMounts:
            - name: tmp
              mountPath: /tmp
          readinessProbe:
            httpGet: {path: /, port: http}
          env:
            - name: PORT
              valueFrom:
                configMapKeyRef:
                  name: "settings"
                  key: PORT
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  selector: {app: web}
  ports: [{port: 80, targetPort: http}]
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: web}
spec:
  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
  maxReplicas: 3
`;

/** The lines that a rename at the cursor changes; the cursor stands in `mark` of the files. */
function rename(mark: string, name: string, from = files) {
  const [before, after] = mark.split('<|>');
  const snapshots = parseFixture(from, '').map(({ path, text }) => manifestFile(text, path));
  const at = snapshots.find(({ text }) => text.includes(`${before}${after}`));
  if (!at) throw new Error(`No file holds ${mark}`);
  const offset = at.text.indexOf(`${before}${after}`) + (before?.length ?? 0);
  const target = wholeLanguage.renameTarget(at, offset);
  const result = wholeLanguage.rename(at, offset, name, contextOf(...snapshots));
  if (result?.kind !== 'edits') return { target: target?.name, result: result?.reason };
  const changed = snapshots.flatMap(({ uri, text }) => {
    const edits = result.edits.filter((edit) => edit.uri === uri);
    const lines = applyEdits(text, edits).split('\n');
    const old = text.split('\n');
    return lines.filter((line, index) => line !== old[index]).map((line) => line.trim());
  });
  return { target: target?.name, result: changed };
}

test.each<[string, string, string, readonly string[]]>([
  ['an object', 'name: set<|>tings\ndata', 'options', ['name: options', 'name: "options"']],
  ['a reference to it', 'name: "set<|>tings"', 'options', ['name: options', 'name: "options"']],
  ['a key', '  PO<|>RT: "80"', 'LISTEN', ['LISTEN: "80"', 'key: LISTEN']],
  [
    'a port',
    '- name: ht<|>tp',
    'main',
    ['- name: main', 'httpGet: {path: /, port: main}', 'ports: [{port: 80, targetPort: main}]'],
  ],
  [
    'a volume',
    'name: tm<|>p\n              mount',
    'scratch',
    ['- name: scratch', '- name: scratch'],
  ],
  [
    'a workload, and not what has its name by chance',
    'kind: Deployment\nmetadata:\n  name: we<|>b',
    'shop',
    ['name: shop', 'scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: shop}'],
  ],
  [
    'the value of a label, on Pods and in selectors',
    'metadata: {labels: {app: we<|>b',
    'shop',
    [
      'selector: {matchLabels: {app: shop}}',
      'metadata: {labels: {app: shop}}',
      'selector: {app: shop}',
    ],
  ],
  [
    'the key of a label, asked in a selector',
    'selector: {ap<|>p: web}',
    'example.com/app',
    [
      'selector: {matchLabels: {example.com/app: web}}',
      'metadata: {labels: {example.com/app: web}}',
      'selector: {example.com/app: web}',
    ],
  ],
  [
    'a label to what YAML takes for a number',
    'selector: {app: we<|>b}',
    '1',
    [
      'selector: {matchLabels: {app: "1"}}',
      'metadata: {labels: {app: "1"}}',
      'selector: {app: "1"}',
    ],
  ],
])('renames %s', (_, mark, name, lines) => {
  expect(rename(mark, name).result).toEqual(lines);
});

test.each([
  ['name: set<|>tings\ndata', 'Not A Name', 'no name that Kubernetes takes'],
  ['- name: ht<|>tp', 'a-very-long-port-name', 'at most 15 characters'],
])('refuses what the API server would refuse: %s', (mark, name, reason) => {
  expect(rename(mark, name).result).toContain(reason);
});

const shop = `-- base/kustomization.yaml --
namePrefix: shop-
resources: [web.yaml]
configMapGenerator:
  - name: settings
    literals: [PORT=80]
    files: [web.conf]
commonLabels: {team: shop}
-- base/web.conf --
text
-- base/web.yaml --
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web, team: shop}}
  template:
    metadata: {labels: {app: web, team: shop}}
    spec:
      containers:
        - name: web
          image: example.com/web:1
          env:
            - name: PORT
              valueFrom: {configMapKeyRef: {name: settings, key: PORT}}
            - name: CONF
              valueFrom: {configMapKeyRef: {name: settings, key: web.conf}}
-- dev/kustomization.yaml --
resources: [../base, scaler.yaml]
patches: [{path: more.yaml}]
replicas: [{name: shop-web, count: 2}]
configMapGenerator:
  - {name: shop-settings, behavior: merge, literals: [LEVEL=debug]}
-- dev/more.yaml --
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec: {template: {metadata: {labels: {app: web}}}}
-- dev/scaler.yaml --
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: scaler}
spec:
  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
  maxReplicas: 3
`;

test.each<[string, string, string, readonly string[] | string]>([
  [
    'an object with patches and kustomizations',
    'kind: Deployment\nmetadata: {name: we<|>b}\nspec:\n',
    'front',
    [
      'metadata: {name: front}',
      'replicas: [{name: shop-front, count: 2}]',
      'metadata: {name: front}',
      'scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: front}',
    ],
  ],
  [
    'a generated ConfigMap',
    '- name: set<|>tings\n    lit',
    'options',
    [
      '- name: options',
      'valueFrom: {configMapKeyRef: {name: options, key: PORT}}',
      'valueFrom: {configMapKeyRef: {name: options, key: web.conf}}',
      '- {name: shop-options, behavior: merge, literals: [LEVEL=debug]}',
    ],
  ],
  [
    'a key of it',
    'name: settings, key: PO<|>RT',
    'LISTEN',
    ['literals: [LISTEN=80]', 'valueFrom: {configMapKeyRef: {name: settings, key: LISTEN}}'],
  ],
  ['a key that is a file', 'name: settings, key: web.<|>conf', 'x', 'name of the file "web.conf"'],
  [
    'a label and its patches',
    'matchLabels: {app: we<|>b',
    'front',
    [
      'selector: {matchLabels: {app: front, team: shop}}',
      'metadata: {labels: {app: front, team: shop}}',
      'spec: {template: {metadata: {labels: {app: front}}}}',
    ],
  ],
  [
    'a label of a kustomization',
    'app: web, team: sh<|>op}}\n    spec',
    'x',
    'A kustomization gives',
  ],
])('follows kustomizations when it renames %s', (_, mark, name, expected) => {
  const { result } = rename(mark, name, shop);
  if (typeof expected === 'string') expect(result).toContain(expected);
  else expect(result).toEqual(expected);
});

test('nothing else has a name', () => {
  expect(rename('containerPort: 80<|>80', 'x')).toEqual({ target: undefined, result: undefined });
  expect(rename('image: exam<|>ple.com', 'x')).toEqual({ target: undefined, result: undefined });
});

test('marks where a name is written and read', () => {
  const [, web] = parseFixture(files, '').map(({ path, text }) => manifestFile(text, path));
  if (!web) throw new Error('No file.');
  const highlights = wholeLanguage.highlights(web, web.text.indexOf('name: http') + 7);
  expect(
    highlights.map(({ span, kind }) => `${kind} ${web.lines.positionAt(span.start).line + 1}`),
  ).toEqual(['write 17', 'read 23', 'read 36']);
});

test('a selection grows from the token to the document', () => {
  const file = manifestFile('a: 1\n---\nkind: Pod\nspec:\n  containers:\n    - name: web\n');
  const spans = wholeLanguage.selectionRanges(file, file.text.indexOf('web'));
  expect(spans.map(({ start, end }) => file.text.slice(start, end).trim().split('\n')[0])).toEqual([
    'web',
    'name: web',
    '- name: web',
    'containers:',
    'spec:',
    'kind: Pod',
    'kind: Pod',
  ]);
});
