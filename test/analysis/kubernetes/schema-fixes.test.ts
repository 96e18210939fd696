import { expect, test } from 'vitest';
import { applyEdits } from '../../../server/src/analysis/core/edit.ts';
import { contextOf, manifestFile, schemaLanguage } from './manifest-workspace.ts';

/** The text after a fix of this title. */
function fixed(text: string, title: string): string {
  const file = manifestFile(text);
  const fixes = schemaLanguage.diagnose(file, contextOf(file)).flatMap((one) => one.fixes ?? []);
  const fix = fixes.find((one) => one.title === title);
  if (!fix) throw new Error(`Only: ${fixes.map((one) => one.title).join(', ')}`);
  return applyEdits(text, fix.edits);
}

const deployment = (spec: string) =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n${spec}`;

test('a selector is taken from the labels of the template', () => {
  const spec =
    '  template:\n    metadata:\n      labels:\n        app: web\n        tier: "1"\n    spec: {}\n';
  expect(fixed(deployment(spec), 'Add "selector"')).toBe(
    deployment(`  selector:\n    matchLabels:\n      app: web\n      tier: "1"\n${spec}`),
  );
});

test('a container is named after its image', () => {
  const pod = 'apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers:\n';
  expect(fixed(`${pod}    - image: example.com/my_app:1\n`, 'Add "name"')).toContain(
    '    - name: my-app\n      image: example.com/my_app:1\n',
  );
});

test('a template begins with the labels of the selector', () => {
  const spec = '  selector:\n    matchLabels: {app: web}\n';
  const template = `  template:
    metadata:
      labels:
        app: web
    spec:
      containers:
        - name: app
          image: image
`;
  expect(fixed(deployment(spec), 'Add "template"')).toBe(deployment(template + spec));
});

test('an object without metadata is named', () => {
  expect(fixed('apiVersion: v1\nkind: ConfigMap\n', 'Add "metadata"')).toBe(
    'metadata:\n  name: configmap\napiVersion: v1\nkind: ConfigMap\n',
  );
});

test('a mapping becomes the item of a list', () => {
  const service = (ports: string) =>
    `apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec:\n  ports:\n${ports}`;
  expect(
    fixed(service('    port: 80\n\n    # web\n    targetPort: 8080\n'), 'Make it a list'),
  ).toBe(service('    - port: 80\n\n      # web\n      targetPort: 8080\n'));
});

test('what stands at the wrong level moves, and what holds it is made', () => {
  const text = deployment('  replicas: 1\n  serviceAccountName: robot # ours\n  selector: {}\n');
  expect(fixed(text, 'Move to spec.template.spec')).toBe(
    deployment(
      '  template:\n    spec:\n      serviceAccountName: robot\n  replicas: 1\n  selector: {}\n',
    ),
  );
});

test.each([
  ['grüße', 'Z3LDvMOfZQ=='],
  ['a', 'YQ=='],
  ['ab!', 'YWIh'],
])('%s is encoded', (text, code) => {
  const secret = `apiVersion: v1\nkind: Secret\nmetadata: {name: a}\ndata:\n  a: ${text}\n`;
  expect(fixed(secret, 'Encode it as base64')).toContain(`a: ${code}\n`);
});

const settings = (data: string) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n${data}`;

test.each([
  ['Add the colon', '  MODE\n  LEVEL: a\n', '  MODE:\n  LEVEL: a\n'],
  ['Indent with spaces', '\tMODE: a\n', '  MODE: a\n'],
  ['Put it in quotes', '  MODE: a: "b" # c\n', `  MODE: 'a: "b"' # c\n`],
  ['Close the string', "  MODE: 'a", "  MODE: 'a'"],
])('%s', (title, before, after) => {
  expect(fixed(settings(before), title)).toBe(settings(after));
});
