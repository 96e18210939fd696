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

test.each<[string, string, unknown]>([
  [
    'brackets closed at the level of their key',
    'x:\n  a: [{\n    b: c\n  }]\n',
    { x: { a: [{ b: 'c' }] } },
  ],
  ['brackets closed in column 0', 'a: {\n  b: [\n c, # d\n] }\n', { a: { b: ['c'] } }],
  [
    'two in a row',
    'x:\n  a: {\n  b: c\n  }\n  d: [\n  e\n  ]\n',
    { x: { a: { b: 'c' }, d: ['e'] } },
  ],
  ['a bracket in quotes', 'a: {\nb: "}",\nc: d#e\n}\n', { a: { b: '}', c: 'd#e' } }],
  ['a tab in brackets', 'x:\n  a: {\n\tb: c }\n', { x: { a: { b: 'c' } } }],
  ['text in quotes that goes on in column 0', 'x:\n  a: "b\nc\n\n d"\n', { x: { a: 'b c\nd' } }],
  ['text in single quotes', "x:\n  a: 'b\n  it''s'\n", { x: { a: "b it's" } }],
  ['a line that is continued with a backslash', 'x:\n  a: "b\\\nc"\n', { x: { a: 'bc' } }],
  ['a plain text over lines in brackets', 'x:\n  a: [b\n  c]\n', { x: { a: ['b c'] } }],
  [
    'a comment right behind a string',
    'a: "b"#c\nd: [e]#f\ng: |#h\n  i\n',
    { a: 'b', d: ['e'], g: 'i\n' },
  ],
  ['lone carriage returns', 'a: b\rc: d\r', { a: 'b', c: 'd' }],
  ['a number beyond all numbers', 'a: 1e400\n', { a: '1e400' }],
])('the API server reads %s', (_, text, value) => {
  const { root, errors } = parseYaml(text);
  expect(errors).toEqual([]);
  expect(json(root)).toEqual(value);
});

test.each<[string, string, string]>([
  ['a line of a tab', 'a:\n  b: c\n\t\n  d: e\n', '\t'],
  ['a tab above a key', 'a:\n\t\n  d: e\n', '\t'],
  ['a tab behind a dash', 'a:\n  -\tb\n', '\t'],
  ['a control character', 'a: "b\u0007"\n', '\u0007'],
  ['a control character in a block', 'a: |\n  b\u001b[0m\n', '\u001b'],
  ['a directive', '%YAML 1.1\n', '%YAML 1.1'],
  ['a null key', 'a:\n  ~: b\n', '~'],
  ['no key', 'a:\n  : b\n', ''],
  ['a merge of a text', 'a:\n  <<: b\n', '<<'],
  ['a merge of nothing', 'a:\n  <<:\n  b: c\n', '<<'],
  ['infinity', 'a: .inf\n', '.inf'],
  ['an escaped slash', 'a: "b\\/c"\n', '\\/'],
  ['half of a pair of escapes', 'a: "\\ud83d\\ude00"\n', '\\ud83d'],
])('the API server does not read %s', (_, text, place) => {
  expect(parseYaml(text).errors.map(({ span }) => text.slice(span.start, span.end))).toContain(
    place,
  );
});

test.each([
  ['a tab in a block', 'a: |\n  b\n  \tc\n'],
  ['a tab behind a colon', 'a:\tb\n'],
  ['a tab in front of a comment', 'a: b\t# c\n'],
  ['a deep line of blanks below a plain value', 'a: b\n    \t\nc: d\n'],
  ['the escapes of JSON', '{"a": "b\\/c", "d": "\\ud83d\\ude00"}\n'],
  ['a word that begins like infinity', 'a: .info\n'],
])('the API server reads %s without an error', (_, text) => {
  expect(parseYaml(text).errors).toEqual([]);
});

test('brackets that nobody closes are an error where they are', () => {
  const text = 'a: [b\nc: d\n';
  expect(parseYaml(text).errors[0]?.message).toContain('closing ]');
});

test.each<[string, string[]]>([
  ['a: 1', ['a: 1']],
  ['%YAML 1.1\n---\na: 1\n', ['%YAML 1.1\n', '\na: 1\n']],
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
  ['what a comment says to be one', true, '# slipway: kubernetes\nspec: {}\nx: 1\n'],
  [
    'what a comment says to be none',
    false,
    '---\n# ours\n# slipway: not-kubernetes\napiVersion: v1\nkind: Pod\n',
  ],
  [
    'a schema of Kubernetes',
    true,
    '# yaml-language-server: $schema=https://example.com/kubernetes-json-schema/pod.json\nspec: {}\nx: 1\n',
  ],
  [
    'a schema of something else',
    false,
    '# yaml-language-server: $schema=https://json.schemastore.org/vela.json\napiVersion: v1\nkind: Pod\n',
  ],
  [
    'a schema of a custom kind',
    true,
    '# yaml-language-server: $schema=./boat.json\napiVersion: example.com/v1\nkind: Boat\n',
  ],
  ['a comment further down', true, 'apiVersion: v1\nkind: Pod\n# slipway: not-kubernetes\n'],
  ['OpenAPI', false, 'openapi: 3.0.0\ninfo: {}\npaths:\n  kind: x\n'],
])('%s: Kubernetes %s', (_, expected, text) => {
  expect(isKubernetesText(text)).toBe(expected);
});
