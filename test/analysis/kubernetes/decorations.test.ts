import { expect, test } from 'vitest';
import { defaultSettings } from '../../../server/src/analysis/core/rule.ts';
import { contextOf, manifestFile, wholeLanguage } from './manifest-workspace.ts';

const web = (resources: string) => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
        - name: web
          image: example.com/web:1
${resources}`;

const service = `apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  selector: {app: web}
  ports: [{port: 80}]
`;

/** Each line with what is shown in it. */
function hinted(text: string, settings = defaultSettings) {
  const file = manifestFile(text);
  const span = { start: 0, end: text.length };
  const hints = wholeLanguage.inlayHints(file, span, { ...contextOf(file), settings });
  return hints.map(
    ({ offset, label }) =>
      `${text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset).trim()} «${label}»`,
  );
}

test('shows what the API server fills in and the class of the Pod', () => {
  expect(hinted(web(''))).toEqual([
    'spec: «replicas: 1, strategy: RollingUpdate»',
    'containers: «BestEffort, baseline»',
    'image: example.com/web:1 «pulled once»',
  ]);
  expect(hinted(service)).toEqual(['spec: «type: ClusterIP»']);
});

test.each([
  ['          resources: {requests: {cpu: 100m}}', 'Burstable'],
  ['          resources: {limits: {cpu: 1, memory: 1Gi}}', 'Guaranteed'],
  [
    '          resources: {requests: {cpu: 1000m, memory: 1Gi}, limits: {cpu: 1, memory: 1024Mi}}',
    'Guaranteed',
  ],
  ['          resources: {limits: {cpu: 1}}', 'Burstable'],
  ['          resources: {limits: {ephemeral-storage: 1Gi}}', 'BestEffort'],
])('%s is %s', (resources, label) => {
  expect(hinted(web(resources))).toContain(`containers: «${label}, baseline»`);
});

test('a setting takes hints away', () => {
  const inlayHints = { ...defaultSettings.editor.inlayHints, defaults: false, pods: false };
  const editor = { ...defaultSettings.editor, inlayHints };
  expect(hinted(web(''), { ...defaultSettings, editor })).toEqual([]);
});

test('lenses apply a file and show who uses an object', () => {
  const file = manifestFile(web(''));
  const other = manifestFile(service, 'service.yaml');
  const lenses = wholeLanguage.codeLenses(file, contextOf(file, other));
  expect(lenses.map(({ title }) => title)).toEqual(['Apply', '1 reference']);
  expect(lenses[1]?.action).toMatchObject({ locations: [{ uri: other.uri }] });
});

test('colours what only the model knows', () => {
  const file = manifestFile(`${service}---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: web}
spec:
  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
  maxReplicas: 2
`);
  const tokens = wholeLanguage.semanticTokens(file);
  expect(
    tokens.map(({ span, type }) => `${file.text.slice(span.start, span.end)} ${type}`),
  ).toEqual([
    ...['v1 namespace', 'Service type', 'web variable'],
    ...['autoscaling/v2 namespace', 'HorizontalPodAutoscaler type', 'web variable', 'web variable'],
  ]);
});
