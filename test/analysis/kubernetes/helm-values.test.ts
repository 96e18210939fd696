import { expect, test } from 'vitest';
import { createFileView } from '../../../server/src/analysis/core/file-view.ts';
import { createWorkspace } from '../../../server/src/analysis/core/workspace.ts';
import { memoryFiles } from '../../support/memory-files.ts';
import { contextOf, manifestFile, wholeLanguage } from './manifest-workspace.ts';

const values = 'image:\n  repository: example.com/web\n  tag: "1"\nreplicas: 2\nempty:\n';
const chart = new Map([
  ['file:///workspace/chart/Chart.yaml', 'name: web\nversion: 1.0.0\n'],
  ['file:///workspace/chart/values.yaml', values],
]);

/** A template of the chart with the cursor at `<|>`. */
function scene(marked: string, path = 'chart/templates/web.yaml') {
  const text = `apiVersion: apps/v1\nkind: Deployment\nspec:\n${marked}`;
  const file = manifestFile(text.replace('<|>', ''), path);
  const workspace = createWorkspace([file], { files: createFileView(memoryFiles(chart)) });
  return { file, offset: text.indexOf('<|>'), context: { ...contextOf(file), workspace } };
}

test.each<[string, readonly string[]]>([
  ['  replicas: {{ .Values.<|> }}', ['image', 'replicas', 'empty']],
  ['  image: "{{ .Values.image.re<|> }}"', ['repository', 'tag']],
  ['  image: {{ .Values.image.<|>', ['repository', 'tag']],
  ['  image: {{ .Values.empty.<|> }}', []],
  ['  image: {{ .Values.nothing.at.all<|> }}', []],
])('completes %s', (marked, expected) => {
  const { file, offset, context } = scene(marked);
  expect(wholeLanguage.complete(file, offset, context).map(({ label }) => label)).toEqual(expected);
});

test('shows the value and leads to it', () => {
  const { file, offset, context } = scene('  image: {{ .Values.image.t<|>ag | quote }}');
  expect(wholeLanguage.hover(file, offset, context)?.markdown).toBe(
    '`.Values.image.tag` is `1` in values.yaml',
  );
  const [place] = wholeLanguage.definition(file, offset, context);
  expect(place?.uri).toBe('file:///workspace/chart/values.yaml');
  expect(values.slice(place?.span.start, place?.span.end)).toBe('tag');
});

test('says nothing outside templates and charts', () => {
  for (const { file, offset, context } of [
    scene('  replicas: .Values.<|>'),
    scene('  replicas: {{ .Values.<|> }}', 'web.yaml'),
    scene('  replicas: {{ .Release.<|> }}'),
  ]) {
    expect(wholeLanguage.hover(file, offset, context)?.markdown ?? '').not.toContain('values.yaml');
  }
});
