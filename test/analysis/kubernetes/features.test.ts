import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../server/src/analysis/core/edit.ts';
import type { DocumentSymbol, Location } from '../../../server/src/analysis/core/features.ts';
import { parseFixture } from '../../support/fixture.ts';
import { contextOf, manifestFile, wholeLanguage } from './manifest-workspace.ts';

/** The files of a fixture; the first one with `<|>` is where the cursor is. */
function scene(source: string) {
  const files = parseFixture(source, 'app.yaml').map(({ path, text, cursor }) => ({
    file: manifestFile(text, path),
    cursor,
  }));
  const at = files.find(({ cursor }) => cursor !== undefined) ?? files[0];
  if (!at) throw new Error('The fixture has no file.');
  const context = contextOf(...files.map(({ file }) => file));
  return { file: at.file, cursor: at.cursor ?? 0, context, files: files.map(({ file }) => file) };
}

const pod = (lines: string) => `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: x
${lines}`;
const settings = `
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
data:
  PORT: "80"
`;

describe('completion', () => {
  function complete(source: string) {
    const { file, cursor, context } = scene(source);
    const items = wholeLanguage.complete(file, cursor, context);
    return items.map((item) => ({
      label: item.label,
      rank: item.rank ?? 0,
      text: applyEdits(file.text, [{ span: item.replace, text: item.snippet }]),
    }));
  }
  const labels = (source: string) => complete(source).map(({ label }) => label);

  test.each<[string, string, readonly string[]]>([
    ['an empty document', '<|>', ['Deployment', 'Service', 'ConfigMap', 'Ingress']],
    ['a first word', 'Dep<|>', ['Deployment']],
    ['a second document', 'apiVersion: v1\nkind: Pod\n---\n<|>', ['Deployment', 'Service']],
    [
      'the top of an object',
      'apiVersion: v1\nkind: ConfigMap\n<|>',
      ['data', 'metadata', 'immutable'],
    ],
    ['apiVersion', 'apiVersion: <|>', ['v1', 'apps/v1', 'batch/v1']],
    ['apiVersion of a kind', 'apiVersion: <|>\nkind: CronJob\n', ['batch/v1']],
    ['kind of an apiVersion', 'apiVersion: batch/v1\nkind: <|>', ['Job', 'CronJob']],
    ['kind without a space', 'apiVersion: batch/v1\nkind:<|>', ['Job', 'CronJob']],
    ['fields of an item', pod('      <|>\n'), ['env', 'ports', 'livenessProbe']],
    ['fields of a new item', pod('    - <|>\n'), ['name', 'image']],
    ['a field that is being typed', pod('      imagePull<|>\n'), ['imagePullPolicy']],
    ['an enum', pod('      imagePullPolicy: <|>\n'), ['Always', 'IfNotPresent', 'Never']],
    [
      'an enum in a list',
      'apiVersion: v1\nkind: Service\nspec:\n  ipFamilies:\n    - <|>',
      ['IPv4', 'IPv6'],
    ],
    ['a boolean', pod('      stdin: <|>\n'), ['true', 'false']],
    [
      'a ConfigMap',
      pod(`      envFrom:\n        - configMapRef:\n            name: <|>${settings}`),
      ['settings'],
    ],
    [
      'a key of a ConfigMap',
      pod(
        `      env:\n        - name: A\n          valueFrom:\n            configMapKeyRef:\n              name: settings\n              key: <|>${settings}`,
      ),
      ['PORT'],
    ],
    [
      'a volume',
      pod('      volumeMounts:\n        - name: <|>\n  volumes:\n    - name: data\n'),
      ['data'],
    ],
    [
      'a port',
      pod(
        '      ports: [{name: http, containerPort: 80}]\n      livenessProbe:\n        httpGet:\n          port: <|>\n',
      ),
      ['http'],
    ],
    [
      'a label in a selector',
      'apiVersion: v1\nkind: Service\nspec:\n  selector:\n    <|>\n---\napiVersion: v1\nkind: Pod\nmetadata: {labels: {app: web}}\nspec: {}\n',
      ['app: web'],
    ],
    [
      'the value of a label in a selector',
      'apiVersion: v1\nkind: Service\nspec:\n  selector:\n    app: <|>\n---\napiVersion: v1\nkind: Pod\nmetadata: {labels: {app: web}}\nspec: {}\n',
      ['web'],
    ],
  ])('%s', (_, source, expected) => {
    expect(labels(source)).toEqual(expect.arrayContaining([...expected]));
  });

  test.each<[string, string]>([
    ['a comment', pod('      # <|>\n')],
    ['a block of text', 'apiVersion: v1\nkind: ConfigMap\ndata:\n  a: |\n    x\n    <|>\n'],
    ['a custom kind', 'apiVersion: example.com/v1\nkind: Foo\nspec:\n  <|>\n'],
  ])('nothing in %s', (_, source) => {
    expect(labels(source)).toEqual([]);
  });

  test('what is there is not offered again, and what is required comes first', () => {
    const items = complete('apiVersion: apps/v1\nkind: Deployment\nspec:\n  replicas: 1\n  <|>\n');
    expect(items.map(({ label }) => label)).not.toContain('replicas');
    expect(items.filter(({ rank }) => rank === 0).map(({ label }) => label)).toEqual([
      'selector',
      'template',
    ]);
  });

  test.each<[string, string, string]>([
    ['replicas: $1', 'apiVersion: apps/v1\nkind: Deployment\nspec:\n  repl<|>\n', 'replicas'],
    ['ports:\n  - port: $1', 'apiVersion: v1\nkind: Service\nspec:\n  <|>\n', 'ports'],
    [
      `protocol: \${1|SCTP,TCP,UDP|}`,
      'apiVersion: v1\nkind: Service\nspec:\n  ports:\n    - pro<|>\n',
      'protocol',
    ],
    ['image', pod('      ima<|>: x\n').replace('      image: x\n', ''), 'image'],
  ])('inserts %j', (snippet, source, label) => {
    const { file, cursor, context } = scene(source);
    const item = wholeLanguage.complete(file, cursor, context).find((one) => one.label === label);
    expect(item?.snippet).toContain(snippet.split('\n')[0]);
    expect(file.text.slice(item?.replace.start, item?.replace.end)).toBe(
      /(\w*)<\|>/.exec(source)?.[1],
    );
  });
});

describe('hover', () => {
  const hover = (source: string) => {
    const { file, cursor, context } = scene(source);
    return wholeLanguage.hover(file, cursor, context)?.markdown ?? '';
  };
  test.each<[string, string, readonly string[]]>([
    [
      'a kind',
      'apiVersion: apps/v1\nkind: Deplo<|>yment\n',
      ['**Deployment**', 'apps/v1', 'namespaced'],
    ],
    [
      'a field',
      pod('      imagePull<|>Policy: Always\n'),
      ['**imagePullPolicy** `string`', 'IfNotPresent', '`spec.containers[0].imagePullPolicy`'],
    ],
    ['a value', pod('      imagePullPolicy: Al<|>ways\n'), ['`Always`']],
    [
      'a field with a default',
      'apiVersion: v1\nkind: Pod\nspec: {restart<|>Policy: Never}\n',
      ['Default: `Always`'],
    ],
    [
      'a field of newer versions',
      'apiVersion: v1\nkind: Pod\nspec: {hostname<|>Override: x}\n',
      ['Since Kubernetes 1.34'],
    ],
    [
      'a kind that is gone',
      'apiVersion: extensions/v1beta1\nkind: Deplo<|>yment\n',
      ['Kubernetes 1.16 no longer serves it; `apps/v1` takes its place.'],
    ],
    ['a list', pod('      ar<|>gs: []\n'), ['list of strings']],
    [
      'a required field',
      'apiVersion: apps/v1\nkind: Deployment\nspec:\n  sel<|>ector: {}\n',
      ['required'],
    ],
    [
      'a reference',
      pod(`      envFrom: [{configMapRef: {name: sett<|>ings}}]${settings}`),
      ['→ ConfigMap `settings` in app.yaml'],
    ],
    [
      'a selector',
      `apiVersion: v1\nkind: Service\nspec:\n  selector: {app: w<|>eb}\n---\n${pod('').replace('name: web', 'name: web\n  labels: {app: web}')}`,
      ['Selects the Pods of Pod `web`'],
    ],
    ['nothing', 'apiVersion: v1\nkind: Pod\nmetadata: {}<|>\n', []],
  ])('%s', (_, source, parts) => {
    const text = hover(source);
    for (const part of parts) expect(text).toContain(part);
    if (parts.length === 0) expect(text).toBe('');
  });
});

describe('navigation', () => {
  const shop = `-- web.yaml --
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels: {app: web}
  template:
    metadata:
      labels: {app: web}
    spec:
      serviceAccountName: robot
      containers:
        - name: web
          image: x
          ports:
            - name: http
              containerPort: 80
          readinessProbe:
            httpGet: {path: /, port: http}
          env:
            - name: A
              valueFrom: {configMapKeyRef: {name: settings, key: A}}
          volumeMounts:
            - {name: data, mountPath: /data}
      volumes:
        - name: data
          configMap: {name: settings}
-- service.yaml --
apiVersion: v1
kind: Service
metadata:
  name: front
spec:
  selector:
    app: web
  ports:
    - name: web
      port: 80
      targetPort: http
-- rest.yaml --
apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
data:
  A: b
---
apiVersion: v1
kind: ServiceAccount
metadata:
  name: robot
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: web
spec:
  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
  maxReplicas: 3
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: web
spec:
  rules:
    - http:
        paths:
          - path: /
            pathType: Prefix
            backend: {service: {name: front, port: {name: web}}}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  name: robot
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader}
subjects:
  - {kind: ServiceAccount, name: robot}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: reader}
`;
  /** `file:line text` of each location. */
  function shown(locations: readonly Location[], { files }: ReturnType<typeof scene>) {
    return locations.map(({ uri, span }) => {
      const file = files.find((one) => one.uri === uri);
      const line = (file?.lines.positionAt(span.start).line ?? -1) + 1;
      return `${uri.split('/').at(-1)}:${line} ${file?.text.slice(span.start, span.end)}`;
    });
  }
  const marked = (before: string) => {
    const source = shop.replace(before, (text) => `${text.slice(0, -1)}<|>${text.slice(-1)}`);
    return scene(source);
  };

  test.each<[string, string, readonly string[]]>([
    ['a Service to its Pods', '    app: web\n  ports', ['web.yaml:10 {app: web}']],
    ['a target port', 'targetPort: http', ['web.yaml:17 http']],
    ['a probe port', 'port: http', ['web.yaml:17 http']],
    ['a ConfigMap', 'configMapKeyRef: {name: settings', ['rest.yaml:4 settings']],
    ['a key of a ConfigMap', 'settings, key: A', ['rest.yaml:6 A']],
    ['a mounted volume', '- {name: data', ['web.yaml:27 data']],
    ['the ConfigMap of a volume', 'configMap: {name: settings', ['rest.yaml:4 settings']],
    ['a service account', 'serviceAccountName: robot', ['rest.yaml:11 robot']],
    ['what an autoscaler scales', 'kind: Deployment, name: web', ['web.yaml:4 web']],
    ['the Service of an Ingress', 'service: {name: front', ['service.yaml:4 front']],
    ['the Service port of an Ingress', 'port: {name: web', ['service.yaml:9 web']],
    ['a role', 'kind: Role, name: reader', ['rest.yaml:43 reader']],
    ['a subject', 'kind: ServiceAccount, name: robot', ['rest.yaml:11 robot']],
  ])('definition of %s', (_, at, expected) => {
    const found = marked(at.split('\n')[0] ?? at);
    expect(shown(wholeLanguage.definition(found.file, found.cursor, found.context), found)).toEqual(
      expected,
    );
  });

  test('references of a ConfigMap', () => {
    const found = marked('kind: ConfigMap\nmetadata:\n  name: settings');
    expect(shown(wholeLanguage.references(found.file, found.cursor, found.context), found)).toEqual(
      ['web.yaml:28 settings', 'web.yaml:23 settings'],
    );
  });

  test('references of a port name', () => {
    const found = marked('- name: http');
    expect(shown(wholeLanguage.references(found.file, found.cursor, found.context), found)).toEqual(
      ['service.yaml:11 http', 'web.yaml:20 http'],
    );
  });
});

test('the outline names objects and follows their fields', () => {
  const { file } = scene(`${pod('')}${settings}`);
  const outline = (symbols: readonly DocumentSymbol[], indent = ''): string[] =>
    symbols.flatMap(({ name, detail, children }) => [
      `${indent}${name}${detail ? ` ${detail}` : ''}`,
      ...outline(children, `${indent}  `),
    ]);
  expect(outline(wholeLanguage.symbols(file)).join('\n')).toBe(
    `Pod/web
  apiVersion v1
  kind Pod
  metadata
    name web
  spec
    containers
      web
        name web
        image x
ConfigMap/settings
  apiVersion v1
  kind ConfigMap
  metadata
    name settings
  data
    PORT 80`,
  );
});

test('documents and long fields fold', () => {
  const { file } = scene(`${pod('')}${settings}`);
  const lines = wholeLanguage.folding(file).map(({ span }) => {
    const line = (offset: number) => file.lines.positionAt(offset).line + 1;
    return `${line(span.start)}-${line(span.end)}`;
  });
  expect(lines).toEqual(['1-8', '3-4', '5-8', '6-8', '7-8', '11-16', '13-14', '15-16']);
});

test('runs of comments fold, and blocks of text that look like them do not', () => {
  const file = manifestFile(
    '# The shop\n# and its settings\napiVersion: v1\nkind: ConfigMap\ndata:\n  a: |\n    # one\n    # two\n  # alone\n  b: c\n',
  );
  const comments = wholeLanguage.folding(file).filter(({ kind }) => kind === 'comment');
  expect(comments.map(({ span }) => file.text.slice(span.start, span.end))).toEqual([
    '# The shop\n# and its settings',
  ]);
});
