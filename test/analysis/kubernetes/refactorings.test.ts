import { expect, test } from 'vitest';
import { applyEdits } from '../../../server/src/analysis/core/edit.ts';
import { contextOf, manifestFile, wholeLanguage } from './manifest-workspace.ts';

const web = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: shop
spec:
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
        version: "1"
    spec:
      containers:
        - name: web
          image: example.com/web:1
          ports:
            - name: http
              containerPort: 8080
`;

/** The titles offered at a place, and the text after one of them. */
function refactor(text: string, at: string, title?: string) {
  const file = manifestFile(text);
  const start = text.indexOf(at);
  const offered = wholeLanguage.refactorings(file, { start, end: start }, contextOf(file));
  const chosen = offered.find((one) => one.title === title);
  return {
    titles: offered.map((one) => one.title),
    text: chosen ? applyEdits(text, chosen.edits) : '',
  };
}

test('offers what the place lacks', () => {
  expect(refactor(web, 'image:').titles).toEqual([
    'Add a readiness probe',
    'Add a liveness probe',
    'Add requests and limits',
    'Meet the Pod Security level "restricted"',
    'Create a Service for it',
    'Create a disruption budget for it',
  ]);
  expect(refactor(web, 'kind: Deployment').titles).not.toContain('Add a readiness probe');
});

test.each([
  [
    'Add a readiness probe',
    '              containerPort: 8080\n          readinessProbe:\n            tcpSocket:\n              port: http\n',
  ],
  ['Add requests and limits', 'containerPort: 8080\n          resources:\n            requests:\n'],
  ['Create a Service for it', '---\napiVersion: v1\nkind: Service\nmetadata:\n  namespace: shop\n'],
  ['Create a disruption budget for it', 'matchLabels:\n      app: web\n'],
])('%s', (title, expected) => {
  const after = refactor(web, 'image:', title).text;
  expect(after).toContain(expected);
  expect(problems(after)).toEqual([]);
  expect(refactor(after, 'image:').titles).not.toContain(title);
});

test('creates an autoscaler once there is something to measure', () => {
  const title = 'Create an autoscaler for it';
  const measured = refactor(web, 'image:', 'Add requests and limits').text;
  const after = refactor(measured, 'image:', title).text;
  expect(after).toContain('scaleTargetRef:\n    apiVersion: apps/v1\n');
  expect(problems(after)).toEqual([]);
});

test('meets the level restricted', () => {
  const title = 'Meet the Pod Security level "restricted"';
  const after = refactor(web, 'image:', title).text;
  expect(problems(after)).toEqual([]);
  expect(refactor(after, 'image:').titles).not.toContain(title);
});

test('values of labels that look like numbers stay texts', () => {
  expect(refactor(web, 'image:', 'Create a Service for it').text).toContain('    version: "1"\n');
});

function problems(text: string) {
  const file = manifestFile(text);
  return wholeLanguage
    .diagnose(file, contextOf(file))
    .filter(({ severity }) => severity === 'error' || severity === 'warning');
}

test.each([
  ['a comment behind the last value', '              containerPort: 8080 # web\n'],
  [
    'a block of text',
    '              containerPort: 8080\n          command:\n            - |\n              sleep\n',
  ],
  ['no end of the last line', '              containerPort: 8080'],
])('adds behind %s', (_, end) => {
  const text = web.replace('              containerPort: 8080\n', end);
  const after = refactor(text, 'image:', 'Add requests and limits').text;
  expect(after).toMatch(/^ {10}resources:\n {12}requests:$/m);
  expect(after).toContain(end.trimEnd());
  expect(problems(after)).toEqual([]);
});
