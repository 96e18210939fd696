import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createFileView } from '../../../server/src/analysis/core/file-view.ts';
import { createSnapshot } from '../../../server/src/analysis/core/snapshot.ts';
import { createWorkspace } from '../../../server/src/analysis/core/workspace.ts';
import { helmLanguage } from '../../../server/src/analysis/kubernetes/helm.ts';
import { isKubernetesText } from '../../../server/src/analysis/kubernetes/syntax/is-kubernetes-text.ts';
import { languageOf } from '../../../server/src/analysis/language-of.ts';
import { memoryFiles } from '../../support/memory-files.ts';
import { contextOf, wholeLanguage } from './manifest-workspace.ts';

const folder = new URL('../../fixtures/chart/', import.meta.url);
const names = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) =>
    `${entry.parentPath}/${entry.name}`.slice(folder.pathname.length).replace(/^\//, ''),
  )
  .sort();
const texts = new Map(names.map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]));

/** The chart with one of its files changed. */
function chart(name: string, text = texts.get(name) ?? '') {
  const all = new Map(texts).set(name, text);
  const uriOf = (path: string) => `file:///chart/${path}`;
  const snapshots = [...all].map(([path, content]) => {
    const uri = uriOf(path);
    const language = languageOf(uri, undefined, content, isKubernetesText);
    return createSnapshot({ uri, version: 1, language, text: content });
  });
  const files = createFileView(
    memoryFiles(new Map([...all].map(([path, one]) => [uriOf(path), one]))),
  );
  const context = { ...contextOf(), workspace: createWorkspace(snapshots, { files }) };
  const file = snapshots.find(({ uri }) => uri === uriOf(name));
  if (!file) throw new Error(`There is no ${name}.`);
  const language = file.language === 'kubernetes' ? wholeLanguage : helmLanguage;
  return { file, language, context, snapshots };
}

/** The chart with the cursor at `<|>` of a text that stands once in a file. */
function scene(name: string, mark: string) {
  const [before = '', after = ''] = mark.split('<|>');
  const found = chart(name);
  const start = found.file.text.indexOf(before + after);
  if (start < 0) throw new Error(`${name} has no ${before}${after}`);
  return { ...found, offset: start + before.length };
}

const lineOf = (text: string, offset: number) => text.slice(0, offset).split('\n').length;

test.each(names)('says nothing wrong of %s', (name) => {
  const { file, language, context } = chart(name);
  const found = language.diagnose(file, context);
  expect(found.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
});

test('keeps the outline of templates', () => {
  const { file, language } = chart('templates/deployment.yaml');
  const [object] = language.symbols(file);
  expect(object?.name).toBe('Deployment');
  expect(object?.children.map(({ name }) => name)).toEqual([
    'apiVersion',
    'kind',
    'metadata',
    'spec',
  ]);
});

test.each<[string, string, readonly string[]]>([
  ['templates/service.yaml', '.Values.service.po<|>rt', ['values.yaml:24']],
  [
    'templates/deployment.yaml',
    '.Values.ima<|>ge.pullPolicy',
    ['values.yaml:4', 'values-prod.yaml:2'],
  ],
  ['templates/service.yaml', 'include "shop.full<|>name"', ['_helpers.tpl:6']],
  ['templates/_helpers.tpl', 'include "shop.selector<|>Labels"', ['_helpers.tpl:16']],
  ['templates/deployment.yaml', 'port: ht<|>tp\n          readiness', ['deployment.yaml:43']],
  ['templates/deployment.yaml', '- name: tm<|>p\n              mountPath', ['deployment.yaml:72']],
])('follows %s at %s', (name, mark, expected) => {
  const { file, language, context, offset, snapshots } = scene(name, mark);
  const shown = language.definition(file, offset, context).map(({ uri, span }) => {
    const text = snapshots.find((one) => one.uri === uri)?.text ?? '';
    return `${uri.split('/').at(-1)}:${lineOf(text, span.start)}`;
  });
  expect(shown).toEqual(expected);
});

test('finds the users of a value from the values', () => {
  const { file, language, context, offset } = scene('values.yaml', '  po<|>rt: 80');
  const users = language.references(file, offset, context).map(({ uri }) => uri.split('/').at(-1));
  expect(users).toEqual([
    'NOTES.txt',
    'configmap.yaml',
    'ingress.yaml',
    'service.yaml',
    'test-connection.yaml',
  ]);
  expect(language.hover(file, offset, context)?.markdown).toContain('is used in NOTES.txt');
});

test('renames a value everywhere', () => {
  const { file, language, context, offset } = scene('values.yaml', 'repl<|>icaCount: 2');
  const result = language.rename(file, offset, 'replicas', context);
  const edits = result?.kind === 'edits' ? result.edits : [];
  expect(edits.map(({ uri }) => uri?.split('/').at(-1)).sort()).toEqual([
    'deployment.yaml',
    'values-prod.yaml',
    'values.yaml',
  ]);
  expect(language.rename(file, offset, 'a-b', context)).toMatchObject({ kind: 'refused' });
});

test('renames a template everywhere, and marks it in its file', () => {
  const { file, language, context, offset } = scene(
    'templates/_helpers.tpl',
    'define "shop.na<|>me"',
  );
  const result = language.rename(file, offset, 'web.name', context);
  expect(result?.kind === 'edits' && result.edits).toHaveLength(3);
  expect(language.highlights(file, offset).map(({ kind }) => kind)).toEqual([
    'write',
    'read',
    'read',
  ]);
  expect(language.hover(file, offset, context)?.markdown).toContain('trimSuffix');
});

test.each<[string, string, readonly string[]]>([
  ['templates/service.yaml', '  name: {{ include "<|>', ['shop.fullname', 'shop.name']],
  ['templates/service.yaml', '  name: {{ .<|>', ['Values', 'Release', 'Chart']],
  ['templates/service.yaml', '  name: {{ .Release.<|> }}', ['Name', 'Namespace']],
  ['templates/_helpers.tpl', '{{ .Values.service.<|> }}', ['type', 'port']],
])('completes in %s %s', (name, mark, expected) => {
  const at = mark.indexOf('<|>');
  const text = `apiVersion: v1\nkind: Service\nmetadata:\n${mark.replace('<|>', '')}\n`;
  const { file, language, context } = chart(name, text);
  const items = language.complete(file, text.indexOf(mark.replace('<|>', '')) + at, context);
  expect(items.map(({ label }) => label)).toEqual(expect.arrayContaining([...expected]));
});
