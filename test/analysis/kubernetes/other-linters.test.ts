import { expect, test } from 'vitest';
import { findingsIn } from '../../support/fixture-workspace.ts';

/** The rules that report something in `web.yaml`. */
function rulesIn(files: Readonly<Record<string, string>>): readonly string[] {
  const found = findingsIn(new Map(Object.entries(files)), 'web.yaml');
  return [...new Set(found.map(({ rule }) => rule))].sort();
}

const all = ['latest-image', 'may-run-as-root', 'missing-requests'];

function deployment(annotations: readonly string[] = []): string {
  return [
    'apiVersion: apps/v1',
    'kind: Deployment',
    'metadata:',
    '  name: web',
    ...(annotations.length > 0
      ? ['  annotations:', ...annotations.map((line) => `    ${line}`)]
      : []),
    'spec:',
    '  selector: {matchLabels: {app: web}}',
    '  template:',
    '    metadata: {labels: {app: web}}',
    '    spec:',
    '      containers:',
    '        - name: web',
    '          image: example.com/web:latest',
    '',
  ].join('\n');
}

test('without annotations everything is reported', () => {
  expect(rulesIn({ 'web.yaml': deployment() })).toEqual(all);
});

test.each([
  ['ignore-check.kube-linter.io/latest-tag: an experiment', 'latest-image'],
  ['ignore-check.kube-linter.io/run-as-non-root: ""', 'may-run-as-root'],
  ['kube-score/ignore: container-image-tag', 'latest-image'],
  ['kube-score/ignore: service-type, container-resources', 'missing-requests'],
  ['polaris.fairwinds.com/runAsRootAllowed-exempt: "true"', 'may-run-as-root'],
  ['checkov.io/skip1: CKV_K8S_14=an experiment', 'latest-image'],
  ['checkov.io/skip12: CKV_K8S_23', 'may-run-as-root'],
])('%s silences one rule', (annotation, silenced) => {
  const rules = rulesIn({ 'web.yaml': deployment([annotation]) });
  expect(rules).toEqual(all.filter((rule) => rule !== silenced));
});

test.each(['kube-linter.io/ignore-all: legacy', 'polaris.fairwinds.com/exempt: "true"'])(
  '%s silences all but errors',
  (annotation) => {
    const text = deployment([annotation]);
    expect(rulesIn({ 'web.yaml': text })).toEqual([]);
    expect(rulesIn({ 'web.yaml': `${text}          imagePullPolicy: Sometimes\n` })).toEqual([
      'invalid-value',
    ]);
  },
);

test('an id of a list that silences nothing is pointed out at its own place', () => {
  const text = deployment(['kube-score/ignore: "container-image-tag, pod-probes"']);
  const found = findingsIn(new Map([['web.yaml', text]]), 'web.yaml');
  const unused = found.filter(({ rule }) => rule === 'unused-suppression');
  expect(unused.map(({ span }) => text.slice(span.start, span.end))).toEqual(['pod-probes']);
});

test('an exemption that is not "true" silences nothing', () => {
  const text = deployment(['polaris.fairwinds.com/exempt: "false"']);
  expect(rulesIn({ 'web.yaml': text })).toEqual(all);
});

test.each([
  ['KSV013', 'latest-image'],
  ['KSV-0013', 'latest-image'],
  ['AVD-KSV-0012', 'may-run-as-root'],
])('#trivy:ignore:%s above a document silences one rule', (id, silenced) => {
  const text = `# trivy:ignore:${id}\n${deployment()}`;
  expect(rulesIn({ 'web.yaml': text })).toEqual(all.filter((rule) => rule !== silenced));
});

test('a comment of Trivy counts for the block below it, and for no other', () => {
  const text = deployment();
  const above = text.replace('        - name', '        #trivy:ignore:KSV013\n        - name');
  expect(rulesIn({ 'web.yaml': above })).not.toContain('latest-image');
  const behind = text.replace('web:latest', 'web:latest #trivy:ignore:KSV013');
  expect(rulesIn({ 'web.yaml': behind })).not.toContain('latest-image');
  const elsewhere = text.replace('  name: web\n', '  name: web #trivy:ignore:KSV013\n');
  expect(rulesIn({ 'web.yaml': elsewhere })).toEqual([...all, 'unused-suppression']);
});

test('kube-score/enable asks for a rule of one object', () => {
  const resources =
    '          resources: {requests: {cpu: 1, memory: 1Gi}, limits: {cpu: 2, memory: 1Gi}}\n';
  const asked = deployment(['kube-score/enable: container-cpu-requests-equal-limits']) + resources;
  expect(rulesIn({ 'web.yaml': asked })).toContain('request-below-limit');
  expect(rulesIn({ 'web.yaml': deployment() + resources })).not.toContain('request-below-limit');
  const two = `${asked}---\n${deployment() + resources}`;
  const found = findingsIn(new Map([['web.yaml', two]]), 'web.yaml');
  expect(found.filter(({ rule }) => rule === 'request-below-limit')).toHaveLength(1);
});

test('.kube-linter.yaml includes and excludes checks, from the folder of the manifest upwards', () => {
  const configuration = [
    'checks:',
    '  include: [no-liveness-probe, default-service-account, latest-tag]',
    '  exclude: [latest-tag, unset-cpu-requirements]',
    '',
  ].join('\n');
  const rules = rulesIn({ 'web.yaml': deployment(), '.kube-linter.yaml': configuration });
  expect(rules).toEqual(['default-service-account', 'may-run-as-root', 'missing-liveness-probe']);
});

test.each(['', 'checks: yes', 'checks: {include: {a: b}, exclude: [1, [2]]}', '\t- {{'])(
  'a .kube-linter.yaml that says %j changes nothing',
  (configuration) => {
    const rules = rulesIn({ 'web.yaml': deployment(), '.kube-linter.yaml': configuration });
    expect(rules).toEqual(all);
  },
);

test('an id that only the other linter judges is its own affair', () => {
  const text = deployment(['ignore-check.kube-linter.io/sorted-keys: ""', 'kube-score/ignore: x']);
  expect(rulesIn({ 'web.yaml': text })).toEqual(all);
});

test('ten thousand comments of Trivy are read in linear time', () => {
  const comments = '#trivy:ignore:KSV013\n'.repeat(10_000);
  expect(rulesIn({ 'web.yaml': comments + deployment() })).not.toContain('latest-image');
});
