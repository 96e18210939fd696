import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { applyEdits } from '../../../server/src/analysis/core/edit.ts';
import { contextOf, manifestFile, wholeLanguage } from './manifest-workspace.ts';

function format(text: string, tabSize = 2): string {
  const file = manifestFile(text);
  const span = { start: 0, end: text.length };
  return applyEdits(text, wholeLanguage.format(file, span, { tabSize, insertSpaces: true }));
}

const untidy = `# The shop
apiVersion:   v1
kind: ConfigMap # kept
metadata:
    name:  "settings"


    labels: {app: web,   tier: 'front'}
data:
    MODE: "0644"
    octal: 0644
    script: |
        #!/bin/sh
        echo   hi
---
apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
  - name: web
    image:   x
    # why
    args: ["a", b]
`;

test('lays out indentation and blanks and keeps comments, quotes and lists', () => {
  expect(format(untidy)).toBe(`# The shop
apiVersion: v1
kind: ConfigMap # kept
metadata:
  name: "settings"

  labels: {app: web, tier: 'front'}
data:
  MODE: "0644"
  octal: 0644
  script: |
    #!/bin/sh
    echo   hi
---
apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
  - name: web
    image: x
    # why
    args: ["a", b]
`);
});

test.each([
  ['an indented list stays indented', 'spec:\n  containers:\n    - name: web\n'],
  ['an anchor and its alias', 'a: &x {b: 1}\nc: *x\n'],
  ['a template is left alone', 'name:   {{ .Values.name }}\n'],
  ['a key without a colon is left alone', 'a:   1\n? b\n'],
  ['a bare key in brackets is left alone', 'a:   {b}\n'],
  ['half a document is left alone', 'a:   1\nb: [\n'],
  ['Windows lines', 'a: 1\r\nb:\r\n  c: 2\r\n'],
])('%s', (_, body) => {
  const text = `apiVersion: v1\nkind: Pod\n${body}`.replace(
    /\r?\n/g,
    body.includes('\r') ? '\r\n' : '\n',
  );
  expect(format(text)).toBe(text);
});

test('only documents that the range touches are changed', () => {
  const file = manifestFile(untidy);
  const at = untidy.indexOf('kind: Pod');
  const edits = wholeLanguage.format(
    file,
    { start: at, end: at + 1 },
    { tabSize: 2, insertSpaces: true },
  );
  const text = applyEdits(untidy, edits);
  expect(text).toContain('apiVersion:   v1');
  expect(text).toContain('image: x');
});

const fixtures = readdirSync('test/fixtures/kubernetes', { recursive: true })
  .map(String)
  .filter((name) => /\.ya?ml$/.test(name));

test.each(fixtures)('%s keeps its findings, and its layout the second time', (name) => {
  const text = readFileSync(join('test/fixtures/kubernetes', name), 'utf8');
  const formatted = format(text, 4);
  expect(format(formatted, 4)).toBe(formatted);
  expect(rulesOf(formatted)).toEqual(rulesOf(text));
});

function rulesOf(text: string) {
  const file = manifestFile(text);
  return wholeLanguage.diagnose(file, contextOf(file)).map(({ rule }) => rule);
}
