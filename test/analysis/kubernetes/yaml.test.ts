import { describe, expect, test } from 'vitest';
import { isKubernetesText } from '../../../server/src/analysis/kubernetes/syntax/is-kubernetes-text.ts';
import type { YamlNode } from '../../../server/src/analysis/kubernetes/syntax/nodes.ts';
import { parseYaml } from '../../../server/src/analysis/kubernetes/syntax/parse-yaml.ts';
import { resolvePlain } from '../../../server/src/analysis/kubernetes/syntax/resolve-scalar.ts';
import { splitDocuments } from '../../../server/src/analysis/kubernetes/syntax/split-documents.ts';

test.each([
  ['yes', true],
  ['No', false],
  ['on', true],
  ['y', true],
  ['yEs', 'yEs'],
  ['~', null],
  ['', null],
  ['0644', 420],
  ['0888', 888],
  ['0o14', 12],
  ['0x1F', 31],
  ['0b101', 5],
  ['-0b11', -3],
  ['1_000', 1000],
  ['1e3', 1000],
  ['1.10', 1.1],
  ['.5', 0.5],
  ['+12', 12],
  ['12:30', '12:30'],
  ['1.2.3', '1.2.3'],
  ['2026-01-31', '2026-01-31'],
  ['-', '-'],
  ['1Gi', '1Gi'],
])('the API server reads %s as %j', (text, value) => {
  expect(resolvePlain(text)).toBe(value);
});

/** JSON of a tree, as the API server takes it. */
function json(node: YamlNode | undefined): unknown {
  if (!node) return undefined;
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'sequence') return node.items.map(json);
  return Object.fromEntries(node.pairs.map(({ name, value }) => [name, json(value)]));
}

describe('parseYaml', () => {
  test.each<[string, string, unknown]>([
    [
      'block and flow',
      'a: [1, {b: c}]\nd:\n- e\n- f: g\n',
      { a: [1, { b: 'c' }], d: ['e', { f: 'g' }] },
    ],
    ['keys that YAML 1.1 reads as words', 'on: 1\n"on": 2\n1: x\n', { true: 1, on: 2, 1: 'x' }],
    ['aliases', 'a: &x {b: 1}\nc: *x\n', { a: { b: 1 }, c: { b: 1 } }],
    [
      'merge keys',
      'a: &x {b: 1, c: 2}\nd:\n  <<: *x\n  c: 3\n',
      { a: { b: 1, c: 2 }, d: { c: 3, b: 1 } },
    ],
    ['tags', 'a: !!str 1\nb: !!int "2"\n', { a: '1', b: 2 }],
    ['block scalars', 'a: |\n  x\n  y\nb: >-\n  x\n  y\n', { a: 'x\ny\n', b: 'x y' }],
    ['Windows line ends', 'a:\r\n  b: c\r\n', { a: { b: 'c' } }],
    ['a byte order mark', '\uFEFFa: b\n', { a: 'b' }],
    ['the last of two equal keys', 'a: 1\na: 2\n', { a: 2 }],
    ['comments and nothing', '# nothing\n', undefined],
    ['a directive', '%YAML 1.2\n', undefined],
  ])('%s', (_, text, expected) => {
    const parsed = parseYaml(text);
    expect(parsed.errors).toEqual([]);
    expect(json(parsed.root)).toEqual(expected);
  });

  test.each<[string, string, string]>([
    ['a tab', 'a:\n\tb: 1\n', 'spaces'],
    ['two colons', 'a: b: c\n', 'second ": "'],
    ['an open quote', 'a: "b\n', 'closing "'],
    ['an open bracket', 'a: [b\n', 'closing ]'],
    ['an unknown alias', 'a: *b\n', 'no anchor &b'],
    ['an alias inside its anchor', 'a: &b [*b]\n', 'no anchor &b'],
    ['a mapping as a key', '? {a: b}\n: c\n', 'A key must be'],
    ['a half-typed key', 'a: 1\nb\n', 'colon is missing'],
    ['a half-typed key above another', 'a:\n  typ\n  b: 1\n', 'colon is missing'],
    ['nesting without end', '['.repeat(20_000), ''],
  ])('%s is an error with a tree', (_, text, message) => {
    const { errors } = parseYaml(text);
    expect(errors.map((error) => error.message).join()).toContain(message);
    expect(errors.length).toBeLessThanOrEqual(21);
    for (const { span } of errors) {
      expect(span.start).toBeLessThanOrEqual(span.end);
      expect(span.end).toBeLessThanOrEqual(text.length);
    }
  });

  test('an alias bomb is refused', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
    for (let i = 1; i < 12; i++) lines.push(`a${i}: &a${i} [${`*a${i - 1}, `.repeat(10)}]`);
    expect(parseYaml(lines.join('\n')).errors[0]?.message).toContain('too large');
  });

  test('templates leave offsets and the rest of the tree', () => {
    const text = 'a: {{ .Values.a }}\n{{- if .b }}\nb: x\n{{- end }}\nc: "{{ .c }}"\n';
    const parsed = parseYaml(text);
    expect(parsed).toMatchObject({ errors: [], templated: true });
    const pairs = parsed.root?.kind === 'mapping' ? parsed.root.pairs : [];
    expect(
      pairs.map(({ name, value }) => [name, value.kind === 'scalar' && value.templated]),
    ).toEqual([
      ['a', true],
      ['b', false],
      ['c', true],
    ]);
    expect(pairs.map(({ value }) => text.slice(value.span.start, value.span.end))).toEqual([
      '{{ .Values.a }}',
      'x',
      '"{{ .c }}"',
    ]);
  });
});

test.each<[string, string[]]>([
  ['a: 1', ['a: 1']],
  ['---\na: 1\n---\nb: 2\n', ['\na: 1\n', '\nb: 2\n']],
  ['# head\n---\na: 1\n', ['\na: 1\n']],
  ['a: |\n  ---\n--- # next\nb: 2', ['a: |\n  ---\n', ' # next\nb: 2']],
  ['a: ----\n', ['a: ----\n']],
  ['a: 1\r\n---\r\nb: 2\r\n', ['a: 1\r\n', '\r\nb: 2\r\n']],
  ['', ['']],
])('%j holds the documents %j', (text, documents) => {
  expect(splitDocuments(text).map(({ start, end }) => text.slice(start, end))).toEqual(documents);
});

test.each<[string, boolean, string]>([
  ['an object', true, 'apiVersion: v1\nkind: Pod\n'],
  ['a custom object', true, 'kind: Foo\napiVersion: example.com/v1\n'],
  ['the second document', true, '# nothing\n---\napiVersion: v1\nkind: Pod\n'],
  ['a Kustomization', true, 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n'],
  ['the first line of one', true, 'apiVersion: '],
  ['the first word of one', true, 'Dep'],
  ['an empty file', true, ''],
  ['Compose', false, 'services:\n  web:\n    image: x\n'],
  ['a workflow', false, 'on: push\njobs:\n  build:\n    runs-on: x\n'],
  ['values of Helm', false, 'image:\n  tag: x\n'],
  ['a chart', false, 'apiVersion: v2\nname: web\nversion: 1.0.0\n'],
  ['a kubeconfig', false, 'apiVersion: v1\nkind: Config\nclusters: []\n'],
  ['Skaffold', false, 'apiVersion: skaffold/v4beta11\nkind: Config\nbuild: {}\n'],
  ['OpenAPI', false, 'openapi: 3.0.0\ninfo: {}\npaths:\n  kind: x\n'],
])('%s: Kubernetes %s', (_, expected, text) => {
  expect(isKubernetesText(text)).toBe(expected);
});
