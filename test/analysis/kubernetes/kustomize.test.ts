import { expect, test } from 'vitest';
import { parseFixture, renderFixture } from '../../support/fixture.ts';
import { findingsIn } from '../../support/fixture-workspace.ts';
import { contextOf, manifestFile, wholeLanguage } from './manifest-workspace.ts';

/** The rules that depend on what a kustomization yields. */
const judged = new Set([
  ...['dangling-reference', 'selector-without-pods', 'selector-misses-template'],
  ...['duplicate-object', 'unknown-target-port', 'unknown-volume', 'unknown-probe-port'],
  ...['missing-kustomize-file', 'patch-without-target', 'missing-field', 'wrong-type'],
  ...['unknown-field', 'missing-mandatory-field', 'missing-alternative'],
]);

function render(text: string): string {
  const sections = text.split(/^-- (.+) --$/m).slice(1);
  const files = new Map<string, string>();
  for (let index = 0; index < sections.length; index += 2) {
    const body = (sections[index + 1] ?? '').replace(/^\n/, '');
    files.set(sections[index] ?? '', body);
  }
  return renderFixture(text, '', ({ path, text: file }) => {
    const all = new Map([...files].map(([name]) => [name, '']));
    for (const [name, body] of files) all.set(name, name === path ? file : withoutMarkers(body));
    return findingsIn(all, path).filter(({ rule }) => judged.has(rule));
  });
}

function withoutMarkers(text: string): string {
  return text.replace(/^# *(?:\^+|<-+|~) .*\n/gm, '');
}

const base = `-- base/kustomization.yaml --
apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources:
  - web.yaml
  - service.yaml
commonLabels:
  team: shop
configMapGenerator:
  - name: settings
    literals:
      - PORT=8080
    envs:
      - web.env
    files:
      - web.conf
      - other.conf=conf/extra.conf
secretGenerator:
  - name: credentials
    literals: ["password=changeme"]
-- base/web.env --
COLOR=red
-- base/web.conf --
text
-- base/conf/extra.conf --
text
-- base/web.yaml --
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
      serviceAccountName: web
      containers:
        - name: web
          image: example.com/web:1
          ports:
            - name: http
              containerPort: 8080
          env:
            - name: A
              valueFrom: {configMapKeyRef: {name: settings, key: PORT}}
            - name: B
              valueFrom: {configMapKeyRef: {name: settings, key: COLOR}}
            - name: C
              valueFrom: {configMapKeyRef: {name: settings, key: web.conf}}
            - name: D
              valueFrom: {configMapKeyRef: {name: settings, key: other.conf}}
            - name: E
              valueFrom: {secretKeyRef: {name: credentials, key: password}}
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: web}
-- base/service.yaml --
apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  selector: {app: web, team: shop}
  ports: [{port: 80, targetPort: http}]
`;

test.each([
  ['a base by itself', base],
  [
    'overlays over it',
    `${base}-- overlays/dev/kustomization.yaml --
kind: Kustomization
apiVersion: kustomize.config.k8s.io/v1beta1
namespace: shop-dev
namePrefix: dev-
resources:
  - ../../base
  - ingress.yaml
patches:
  - path: more.yaml
  - patch: |-
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: web
      spec:
        template:
          spec:
            containers:
              - name: web
                volumeMounts:
                  - name: tmp
                    mountPath: /tmp
configMapGenerator:
  - name: settings
    behavior: merge
    literals: [LEVEL=debug]
replicas:
  - name: web
    count: 2
images:
  - name: example.com/web
    newTag: "2"
-- overlays/dev/ingress.yaml --
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec:
  defaultBackend: {service: {name: web, port: {number: 80}}}
-- overlays/dev/more.yaml --
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  template:
    metadata:
      labels: {tier: front}
    spec:
      containers:
        - name: web
          ports: [{name: admin, containerPort: 9000}]
          readinessProbe: {httpGet: {path: /, port: http}}
          env:
            - name: LEVEL
              valueFrom: {configMapKeyRef: {name: settings, key: LEVEL}}
      volumes:
        - name: tmp
          emptyDir: {}
-- overlays/prod/kustomization.yaml --
kind: Kustomization
apiVersion: kustomize.config.k8s.io/v1beta1
namespace: shop
resources:
  - ../../base
  - web.yaml
-- overlays/prod/web.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: extra}
---
apiVersion: v1
kind: Service
metadata: {name: front}
spec:
  selector: {tier: front}
#           ^^^^^^^^^^^^^ warning[selector-without-pods]
  ports: [{port: 80, targetPort: admin}]
`,
  ],
  [
    'a name that no kustomization yields',
    `${base
      .replace('name: settings, key: PORT', 'name: setings, key: PORT')
      .replace('key: COLOR}}', 'key: COLOUR}}')}`
      .replace(
        'name: setings, key: PORT}}\n',
        `name: setings, key: PORT}}
#                                                 ^^^^^^^ warning[dangling-reference] There is no ConfigMap "setings"
`,
      )
      .replace(
        'key: COLOUR}}\n',
        `key: COLOUR}}
#                                                                ^^^^^^ warning[dangling-reference] has no key "COLOUR"
`,
      ),
  ],
])('knows what is applied with %s', (_, text) => {
  expect(render(text)).toBe(text);
});

const shop = `-- base/kustomization.yaml --
resources: [web.yaml]
-- base/web.yaml --
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      volumes: [{name: tmp, emptyDir: {}}]
      containers:
        - name: web
          image: example.com/web:1
-- overlays/dev/kustomization.yaml --
apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
namespace: shop
namePrefix: dev-
resources:
  - ../../base
configMapGenerator:
  - name: settings
    literals: [PORT=80]
images:
  - name: example.com/web
    newTag: "2"
replicas:
  - {name: web, count: 2}
patches:
  - target: {kind: Deployment, name: web}
    patch: |-
      - op: remove
        path: /spec/replicas
  - patch: |-
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: web
      spec:
        template:
          spec:
            containers:
              - name: web
                envFrom: [{configMapRef: {name: settings}}]
                volumeMounts:
                  - name: tmp
                    mountPath: /tmp
`;

/** The files of the shop with the cursor at `<|>` of a text that stands once in the overlay. */
function overlayAt(mark: string, change: (text: string) => string = (text) => text) {
  const snapshots = parseFixture(change(shop), '').map(({ path, text }) =>
    manifestFile(text, path),
  );
  const overlay = snapshots.find(({ uri }) => uri.includes('/dev/'));
  const [before = '', after = ''] = mark.split('<|>');
  const start = overlay?.text.indexOf(before + after) ?? -1;
  if (!overlay || start < 0) throw new Error(`The overlay has no ${before}${after}`);
  return { overlay, offset: start + before.length, context: contextOf(...snapshots), snapshots };
}

test.each<[string, string]>([
  ['images:\n  - name: example.com/w<|>eb', 'web.yaml example.com/web'],
  ['replicas:\n  - {name: w<|>eb', 'web.yaml web'],
  ['target: {kind: Deployment, name: w<|>eb', 'web.yaml web'],
  ['metadata:\n        name: w<|>eb', 'web.yaml web'],
  ['configMapRef: {name: set<|>tings', 'kustomization.yaml settings'],
  ['volumeMounts:\n                  - name: t<|>mp', 'web.yaml tmp'],
])('leads from a kustomization to what it names: %s', (mark, expected) => {
  const { overlay, offset, context, snapshots } = overlayAt(mark);
  const shown = wholeLanguage.definition(overlay, offset, context).map(({ uri, span }) => {
    const text = snapshots.find((one) => one.uri === uri)?.text ?? '';
    return `${uri.split('/').at(-1)} ${text.slice(span.start, span.end)}`;
  });
  expect(shown).toEqual([expected]);
});

test.each<[string, string, readonly string[]]>([
  ['  - name: example.com/web\n', '  - name: <|>\n', ['example.com/web']],
  ['name: web}\n    patch', 'name: <|>}\n    patch', ['web']],
  ['target: {kind: Deployment,', 'target: {kind: <|>,', ['Deployment']],
  ['  - {name: web, count', '  - {name: <|>, count', ['web']],
  ['                    mountPath: /tmp', '                    <|>', ['mountPath', 'readOnly']],
  ['                  - name: tmp', '                  - name: <|>', ['tmp']],
  ['      kind: Deployment\n', '      kind: Dep<|>\n', ['Deployment']],
])('completes in a kustomization in place of %s', (before, mark, expected) => {
  const { overlay, offset, context } = overlayAt(mark, (text) =>
    text.replace(before, mark.replace('<|>', '')),
  );
  const labels = wholeLanguage.complete(overlay, offset, context).map(({ label }) => label);
  expect(labels).toEqual(expect.arrayContaining([...expected]));
});

test.each<[string, string]>([
  ['res<|>ources:', 'Deployment `dev-web` in `shop`'],
  ['ki<|>nd: Kustomization', 'ConfigMap `dev-settings` in `shop`, generated'],
  ['- ../../b<|>ase', 'Brings\n\n- Deployment `web`'],
  ['mount<|>Path', 'Path within the container'],
])('explains %s', (mark, expected) => {
  const { overlay, offset, context } = overlayAt(mark);
  expect(wholeLanguage.hover(overlay, offset, context)?.markdown).toContain(expected);
});

test('says what becomes of an object', () => {
  const { context, snapshots } = overlayAt('res<|>ources:');
  const web = snapshots.find(({ uri }) => uri.endsWith('/web.yaml'));
  if (!web) throw new Error('There is no base.');
  const hover = wholeLanguage.hover(web, web.text.indexOf('{name: web}') + 7, context);
  expect(hover?.markdown).toContain(
    'Becomes\n\n- Deployment `dev-web` in `shop` by `overlays/dev`',
  );
});
