import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../server/src/analysis/core/edit.ts';
import { contextOf, manifestFile, wholeLanguage } from './manifest-workspace.ts';

/** What is offered at `<|>`, each with the text after it was accepted. */
function offered(source: string) {
  const cursor = source.indexOf('<|>');
  const file = manifestFile(source.replace('<|>', ''));
  return wholeLanguage
    .complete(file, cursor, contextOf(file))
    .map(({ label, replace, snippet }) => ({
      label,
      typed: file.text.slice(replace.start, cursor),
      text: applyEdits(file.text, [{ span: replace, text: snippet }]),
    }));
}

const pod = (lines: string) => `apiVersion: v1\nkind: Pod\n${lines}`;
const claim = (lines: string) => `apiVersion: v1\nkind: PersistentVolumeClaim\nspec:\n  ${lines}\n`;

describe('inside brackets', () => {
  test.each<[string, string, string, string]>([
    [
      'a field on one line',
      pod('spec:\n  containers:\n    - {name: y, ima<|>}\n'),
      'image',
      '- {name: y, image: $1}',
    ],
    ['the first field', pod('spec: {<|>}\n'), 'restartPolicy', 'spec: {restartPolicy: $1}'],
    [
      'a field that is open',
      pod('spec: {restart<|>\n'),
      'restartPolicy',
      'spec: {restartPolicy: $1\n',
    ],
    [
      'a field above others',
      pod('spec: {\n  host<|>\n  restartPolicy: Always\n}\n'),
      'hostNetwork',
      'hostNetwork: $1\n',
    ],
    ['an object', pod('spec: {security<|>}\n'), 'securityContext', '{securityContext: {$1\\}}'],
    [
      'what an item needs',
      pod('spec: {contain<|>}\n'),
      'containers',
      '{containers: [{name: $1, image: $2\\}]}',
    ],
    ['a value', pod('spec: {restartPolicy: <|>}\n'), 'Never', '{restartPolicy: Never}'],
    [
      'a value without a space',
      pod('spec: {restartPolicy:<|>}\n'),
      'Never',
      '{restartPolicy: Never}',
    ],
    ['a half value', pod('spec: {restartPolicy: Ne<|>, os: {}}\n'), 'Never', ': Never, os'],
    ['an item', claim('accessModes: [<|>]'), 'ReadWriteOnce', '[ReadWriteOnce]'],
    [
      'a second item',
      claim('accessModes: [ReadWriteMany, R<|>]'),
      'ReadWriteOnce',
      ', ReadWriteOnce]',
    ],
    ['an item in quotes', claim('accessModes: ["R<|>"]'), 'ReadWriteOnce', '["ReadWriteOnce"]'],
    [
      'a key of JSON',
      '{"apiVersion": "v1", "kind": "Pod", "spec": {"restart<|>"}}\n',
      'restartPolicy',
      '"spec": {"restartPolicy": "$1"}}',
    ],
    [
      'a value of JSON',
      '{"apiVersion": "v1", "kind": "Pod", "spec": {"restartPolicy": "<|>"}}\n',
      'Never',
      '"restartPolicy": "Never"',
    ],
    [
      'a label',
      pod('metadata: {labels: {app.k<|>}}\n'),
      'app.kubernetes.io/name',
      '{app.kubernetes.io/name: }',
    ],
  ])('%s', (_, source, label, text) => {
    expect(offered(source).find((item) => item.label === label)?.text).toContain(text);
  });

  test.each([
    ['behind a closed string', claim('accessModes: ["ReadWriteOnce"<|>]')],
    ['in a comment', claim('accessModes: [ # <|>\n    ReadWriteOnce]')],
    ['in a block of text', pod('metadata:\n  annotations:\n    a: |\n      {x, <|>}\n')],
  ])('nothing %s', (_, source) => {
    expect(offered(source)).toEqual([]);
  });

  test('brackets in texts and comments open nothing', () => {
    const text = pod("metadata:\n  name: it's [\n  # {\n  namespace: 'a {'\nspec:\n  <|>\n");
    expect(offered(text).map(({ label }) => label)).toContain('restartPolicy');
  });
});

describe('where YAML is broken', () => {
  test.each([
    ['a quote above is open', pod('metadata:\n  name: "x\nspec:\n  restart<|>\n')],
    ['a bracket above is open', pod('metadata: {labels: {a: b}\nspec:\n  restart<|>\n')],
    ['a tab indents a line above', pod('metadata:\n\tname: x\nspec:\n  restart<|>\n')],
    ['a key below is half typed', pod('spec:\n  restart<|>\n  containers: []\n  hostN\n')],
    ['a key above is half typed', pod('spec:\n  hostN\n  restart<|>\n  containers: []\n')],
    ['a line below stands too far left', pod('spec:\n  restart<|>\n containers: []\n')],
    ['a value below is open', pod('spec:\n  restart<|>\n  containers: [{name: "x\n')],
  ])('fields are offered although %s', (_, source) => {
    expect(offered(source).map(({ label }) => label)).toContain('restartPolicy');
  });

  test.each([
    ['of a list below its key', '  containers:\n  - name: "x\n    image<|>\n'],
    ['of a list further right', '  containers:\n    - name: "x\n      image<|>\n'],
    ['right behind the dash', '  containers:\n    - image<|>\n    - name: "x\n'],
  ])('fields of an item %s', (_, lines) => {
    expect(offered(pod(`spec:\n${lines}`)).map(({ label }) => label)).toContain('imagePullPolicy');
  });
});

test('a selector repeats the labels of the template beside it', () => {
  const source =
    'apiVersion: apps/v1\nkind: Deployment\nspec:\n  sel<|>\n  template:\n    metadata: {labels: {app: web, tier: "1"}}\n';
  expect(offered(source).find(({ label }) => label === 'selector')?.text).toContain(
    '  selector:\n  matchLabels:\n    app: web\n    tier: "1"\n  template:',
  );
});

describe('what the schema does not list', () => {
  test.each<[string, string, string]>([
    [
      'an image',
      'containers:\n    - {name: b, image: example.com/web:1}\n    - image: <|>',
      'example.com/web:1',
    ],
    ['a resource', 'containers:\n    - resources:\n        requests:\n          <|>', 'memory'],
    ['an amount', 'containers:\n    - resources:\n        limits:\n          memory: <|>', '128Mi'],
    [
      'a capability',
      'containers:\n    - securityContext:\n        capabilities:\n          drop: [<|>]',
      'ALL',
    ],
    ['an item behind a bare dash', 'containers:\n    -<|>', 'image'],
  ])('%s', (_, lines, label) => {
    expect(offered(pod(`spec:\n  ${lines}\n`)).map((item) => item.label)).toContain(label);
  });

  test('a namespace of the workspace', () => {
    const source = `${pod('metadata:\n  namespace: <|>\n')}---\napiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n`;
    expect(offered(source).map(({ label }) => label)).toEqual(['shop']);
  });

  test('whole objects in a List', () => {
    const [item] = offered('apiVersion: v1\nkind: List\nitems:\n  - <|>\n').filter(
      ({ label }) => label === 'ConfigMap',
    );
    expect(item?.text).toContain('  - apiVersion: v1\n  kind: ConfigMap\n  metadata:\n');
  });
});

test('what is typed begins every word that is replaced, so that editors can filter by it', () => {
  for (const [source, typed] of [
    [pod('spec:\n  restartPolicy: "Al<|>"\n'), 'Al'],
    [pod('spec: {restartPolicy: Al<|>}\n'), 'Al'],
    [claim('accessModes: ["Read<|>"]'), 'Read'],
  ] as const) {
    expect(offered(source)[0]?.typed).toBe(typed);
  }
});
