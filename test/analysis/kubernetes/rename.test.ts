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
function rename(mark: string, name: string) {
  const [before, after] = mark.split('<|>');
  const snapshots = parseFixture(files, '').map(({ path, text }) => manifestFile(text, path));
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
])('renames %s', (_, mark, name, lines) => {
  expect(rename(mark, name).result).toEqual(lines);
});

test.each([
  ['name: set<|>tings\ndata', 'Not A Name', 'no name that Kubernetes takes'],
  ['- name: ht<|>tp', 'a-very-long-port-name', 'at most 15 characters'],
])('refuses what the API server would refuse: %s', (mark, name, reason) => {
  expect(rename(mark, name).result).toContain(reason);
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
