import { expect, test } from 'vitest';
import { applyEdits } from '../../../server/src/analysis/core/edit.ts';
import { parseFixture } from '../../support/fixture.ts';
import { contextOf, manifestFile, wholeLanguage } from './manifest-workspace.ts';

const root = 'file:///workspace/';

/** The titles offered at `<|>`, and all files after the chosen one. */
function refactor(source: string, title?: string) {
  const files = parseFixture(source, 'app.yaml').map(({ path, text, cursor }) => ({
    file: manifestFile(text, path),
    cursor,
  }));
  const context = contextOf(...files.map(({ file }) => file));
  const here = files.find(({ cursor }) => cursor !== undefined);
  if (here?.cursor === undefined) throw new Error('The fixture has no cursor.');
  const span = { start: here.cursor, end: here.cursor };
  const offered = wholeLanguage.refactorings(here.file, span, context);
  const chosen = offered.find((one) => one.title === title);
  const after: Record<string, string> = {};
  for (const { file } of files) {
    const edits = chosen?.edits.filter(({ uri }) => (uri ?? here.file.uri) === file.uri) ?? [];
    after[file.uri.slice(root.length)] = applyEdits(file.text, edits);
  }
  for (const { uri, text } of chosen?.additions ?? []) after[uri.slice(root.length)] = text;
  return { titles: offered.map((one) => one.title), after };
}

const shop = `# The shop
apiVersion: v1
kind: Service
metadata:
  name: web
---
# Its settings
apiVersion: v1
kind: ConfigMap
metadata:
  name: se<|>ttings
--- # for tests
apiVersion: v1
kind: Secret
metadata:
  name: settings
`;

test('a file is split into one per object', () => {
  expect(refactor(shop, 'Split into one file per object').after).toEqual({
    'app.yaml': '# The shop\napiVersion: v1\nkind: Service\nmetadata:\n  name: web\n',
    'settings-configmap.yaml':
      '# Its settings\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\n',
    'settings-secret.yaml':
      '# for tests\napiVersion: v1\nkind: Secret\nmetadata:\n  name: settings\n',
  });
});

test('one object moves to a file of its own, and its kustomization follows', () => {
  const source = `-- base/kustomization.yaml --
resources:
  - app.yaml
  - other.yaml
-- base/app.yaml --
${shop}-- base/settings-configmap.yaml --
apiVersion: v1
kind: ConfigMap
metadata:
  name: another
`;
  const { after } = refactor(source, 'Move to settings-configmap-2.yaml');
  expect(after['base/kustomization.yaml']).toBe(
    'resources:\n  - app.yaml\n  - settings-configmap-2.yaml\n  - other.yaml',
  );
  expect(after['base/settings-configmap-2.yaml']).toContain('name: settings');
  expect(after['base/app.yaml']).toContain('  name: web\n--- # for tests\n');
});

test('the first object can move, too', () => {
  const source = shop.replace('se<|>ttings', 'settings').replace('Serv', 'Se<|>rv');
  const { after } = refactor(source, 'Move to web-service.yaml');
  expect(after['app.yaml']).toMatch(/^# Its settings\n/);
});

test.each([
  ['one object', 'apiVersion: v1\nkind: Pod\nmeta<|>data: {name: a}\n'],
  ['a comment that belongs to nothing', `${shop}---\n# The end\nx: y\n`],
  ['a syntax error', `${shop}---\na: "\n`],
])('nothing is split in a file of %s', (_, source) => {
  expect(refactor(source).titles.filter((title) => /^Split|^Move/.test(title))).toEqual([]);
});

const workload = (env: string, more = '') => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: shop
spec:
  template:
    spec:
      containers:
        - name: web
${more}          env:
${env}          image: x
`;

const values = `            # How much is logged
            - name: LEV<|>EL
              value: info # or debug
            - name: PORT
              value: "80"
            - name: TEXT
              value: |
                one

                  two
`;

test('all values of a container become a ConfigMap', () => {
  expect(refactor(workload(values), 'Extract the values of env into a ConfigMap').after).toEqual({
    'app.yaml': workload('').replace(
      '          env:\n',
      '          envFrom:\n            - configMapRef:\n                name: web-env\n',
    ),
    'web-env-configmap.yaml': `apiVersion: v1
kind: ConfigMap
metadata:
  name: web-env
  namespace: shop
data:
  # How much is logged
  LEVEL: info # or debug
  PORT: "80"
  TEXT: |
    one

      two
`,
  });
});

test('what comes from elsewhere, or from other variables, stays', () => {
  const others = `            - name: HOST
              value: $(NODE):80
            - name: NODE
              valueFrom: {fieldRef: {fieldPath: spec.nodeName}}
`;
  const title = 'Extract the values of env into a ConfigMap';
  const { after } = refactor(workload(values + others), title);
  expect(after['app.yaml']).toBe(
    workload(others).replace(
      '          env:\n',
      '          envFrom:\n            - configMapRef:\n                name: web-env\n          env:\n',
    ),
  );
  const from = '          envFrom:\n            - configMapRef:\n                name: all\n';
  const second = refactor(workload(values + others, from), title).after;
  expect(second['app.yaml']).toBe(
    workload(others, `${from}            - configMapRef:\n                name: web-env\n`),
  );
});

test('one value becomes a reference to a key', () => {
  const { after } = refactor(workload(values), 'Extract LEVEL into a ConfigMap');
  expect(after['app.yaml']).toContain(`            - name: LEVEL
              valueFrom:
                configMapKeyRef:
                  name: web-env
                  key: LEVEL # or debug
            - name: PORT
`);
  expect(after['web-env-configmap.yaml']).toMatch(/ {2}LEVEL: info # or debug\n$/);
});

test('a block of text and an entry on one line become references, too', () => {
  const block = values.replace('LEV<|>EL', 'LEVEL').replace('TEXT', 'TE<|>XT');
  expect(refactor(workload(block), 'Extract TEXT into a ConfigMap').after['app.yaml']).toContain(
    '                  key: TEXT\n          image: x\n',
  );
  const flow = '            - {name: A, va<|>lue: b}\n';
  expect(refactor(workload(flow), 'Extract A into a ConfigMap').after['app.yaml']).toContain(
    '- {name: A, valueFrom: {configMapKeyRef: {name: web-env, key: A}}}\n',
  );
});

test('a name that a ConfigMap has is not taken again', () => {
  const taken = '---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: web-env}\n';
  const { after } = refactor(workload(values) + taken, 'Extract LEVEL into a ConfigMap');
  expect(after['web-env-2-configmap.yaml']).toContain('  name: web-env-2\n');
});
