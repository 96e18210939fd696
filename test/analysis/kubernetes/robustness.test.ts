import { expect, test } from 'vitest';
import type { ReportedFinding } from '../../../server/src/analysis/core/finding.ts';
import type { Snapshot } from '../../../server/src/analysis/core/snapshot.ts';
import type { Span } from '../../../server/src/analysis/core/span.ts';
import { contextOf, manifestFile, wholeLanguage } from './manifest-workspace.ts';

const text = `# slipway-ignore latest-image
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  labels: &labels {app: web, "quoted": 'x'}
spec:
  selector:
    matchLabels: *labels
  template:
    metadata: {labels: {<<: *labels}}
    spec:
      containers:
        - name: web
          image: example.com/web:latest
          command: ["sh", "-c", "echo \\"a\\""]
          env:
            - {name: A, value: yes}
            - name: B
              valueFrom: {configMapKeyRef: {name: settings, key: a}}
          volumeMounts: [{name: data, mountPath: /x}]
      volumes:
        - name: data
          configMap: {name: settings}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: settings}
data:
  a: |
    {{ text }}
  b: >-
    more

--- # the rest
apiVersion: v1
kind: List
items:
  - apiVersion: v1
    kind: Service
    metadata: {name: web}
    spec: {selector: {app: web}, ports: [{port: 80, targetPort: http}]}
---
apiVersion: v1
kind: Secret
metadata:
  name: {{ .Release.Name }}
{{- if .Values.data }}
data: {{ toYaml .Values.data }}
{{- end }}
`;

function expectInside(spans: Iterable<Span>, { text: whole }: Snapshot): void {
  for (const { start, end } of spans) {
    expect(start).toBeGreaterThanOrEqual(0);
    expect(end).toBeGreaterThanOrEqual(start);
    expect(end).toBeLessThanOrEqual(whole.length);
  }
}

function* spansOf(findings: readonly ReportedFinding[]): Generator<Span> {
  for (const { span, related = [], fixes = [] } of findings) {
    yield span;
    for (const other of related) yield other.span;
    for (const fix of fixes) for (const edit of fix.edits) yield edit.span;
  }
}

const slow = { timeout: 120_000 };

test('every prefix can be judged', slow, () => {
  let previous: Snapshot | undefined;
  for (let length = 0; length <= text.length; length += 7) {
    const file = manifestFile(text.slice(0, length), 'app.yaml', previous);
    const context = contextOf(file);
    expectInside(spansOf(wholeLanguage.diagnose(file, context)), file);
    wholeLanguage.complete(file, length, context);
    if (length % 28 === 0) {
      wholeLanguage.symbols(file);
      wholeLanguage.folding(file);
    }
    previous = file;
  }
});

test('every offset can be asked about', slow, () => {
  const file = manifestFile(text);
  const context = contextOf(file);
  for (let offset = 0; offset <= text.length; offset++) {
    if (offset % 2 === 0) {
      const items = wholeLanguage.complete(file, offset, context);
      expectInside(
        items.map(({ replace }) => replace),
        file,
      );
    }
    const hover = wholeLanguage.hover(file, offset, context);
    if (hover) expectInside([hover.span], file);
    wholeLanguage.definition(file, offset, context);
    if (offset % 7 === 0) wholeLanguage.references(file, offset, context);
  }
});

test('after random edits the kept analysis equals a fresh one', slow, () => {
  const random = randomNumbers(7);
  const pieces = [
    '\n',
    '---\n',
    ' ',
    '  ',
    ':',
    '- ',
    '"',
    '{{ x }}',
    '{',
    'a',
    '\t',
    '#',
    '*labels',
    '&x ',
    '|\n',
  ];
  let current = text;
  let kept = manifestFile(current);
  for (let round = 0; round < 80; round++) {
    const at = random(current.length + 1);
    const piece = pieces[random(pieces.length)] ?? '';
    current = current.slice(0, at) + piece + current.slice(at + random(6));
    if (round % 40 === 39) current = text;
    kept = manifestFile(current, 'app.yaml', kept);
    const fresh = manifestFile(current);
    const found = wholeLanguage.diagnose(kept, contextOf(kept));
    const anew = wholeLanguage.diagnose(fresh, contextOf(fresh));
    expect(JSON.stringify(found, undefined, 1)).toBe(JSON.stringify(anew, undefined, 1));
    expectInside(spansOf(found), kept);
  }
});

test.each([
  '['.repeat(100_000),
  '{a: '.repeat(50_000),
  '- '.repeat(50_000),
  ' '.repeat(50_000),
  `a: "${'x '.repeat(50_000)}`,
  'apiVersion: v1\nkind: Pod\n'.repeat(500),
  '---\n'.repeat(5_000),
  '\u0000\uFFFF\uD800',
])('%.20j… does not stop the editor', slow, (huge) => {
  const file = manifestFile(huge);
  const context = contextOf(file);
  wholeLanguage.diagnose(file, context);
  wholeLanguage.complete(file, huge.length, context);
  wholeLanguage.symbols(file);
});

/** A small generator of numbers below a bound, the same in every run. */
function randomNumbers(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % bound;
  };
}
