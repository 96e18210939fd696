import { expect, test } from 'vitest';
import { contextOf, manifestFile, wholeLanguage } from './manifest-workspace.ts';

const job = (schedule: string) =>
  `apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: report}\nspec:\n  schedule: "${schedule}"\n`;
const container = (resources: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers:\n    - name: web\n      image: x\n      resources: {limits: {${resources}}}\n`;

test.each([
  [job('*/5 * * * *'), '*/5', 'Every 5 minutes'],
  [job('0 3 * * 1'), '0 3', 'At 03:00, only on Monday'],
  [container('cpu: 250m'), '250m', '`250m` is 0.25 of a CPU core'],
  [container('cpu: 2'), '2}', '`2` is 2 CPU cores'],
  [container('memory: 128Mi'), '128Mi', '`128Mi` is 134,217,728 bytes (128 MiB)'],
  [job('0 3 * * *').replace('  sch', '  timeZone: Etc/UTC\n  sch'), '0 3', 'At 03:00 (Etc/UTC)'],
  [
    'apiVersion: v1\nkind: Pod\nspec: {terminationGracePeriodSeconds: 5400}\n',
    '5400',
    '1 hour 30 minutes',
  ],
  [
    'apiVersion: v1\nkind: Pod\nspec: {volumes: [{name: a, secret: {defaultMode: 0640}}]}\n',
    '0640',
    '`rw-r-----` (octal 0640)',
  ],
  [
    'apiVersion: v1\nkind: Secret\nmetadata: {name: key}\ndata:\n  password: aHVudGVyMg==\n',
    'aHVu',
    '7 bytes when decoded',
  ],
])('%s', (text, at, expected) => {
  const file = manifestFile(text);
  const hover = wholeLanguage.hover(file, text.indexOf(at), contextOf(file));
  expect(hover?.markdown.split('\n')[0]).toBe(expected);
  expect(hover?.markdown).not.toContain('hunter');
});

test('a Pod inside a custom kind is known by its shape', () => {
  const text = `apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: {name: web}
spec:
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
        - name: web
          image: example.com/web:latest
          volumeMounts: [{name: data, mountPath: /data}]
`;
  const file = manifestFile(text);
  const findings = wholeLanguage.diagnose(file, contextOf(file));
  const said = findings.map(({ rule, severity }) => `${severity} ${rule}`);
  expect(said).toContain('warning unknown-volume');
  expect(said.filter((one) => one.startsWith('error'))).toEqual([]);
});
