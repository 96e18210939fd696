import { describe, expect, test } from 'vitest';
import { createAnalysis } from '../../../server/src/analysis/analysis.ts';
import type { LanguageContext } from '../../../server/src/analysis/core/language.ts';
import type { AnalysisSettings } from '../../../server/src/analysis/core/rule.ts';
import type { Snapshot } from '../../../server/src/analysis/core/snapshot.ts';
import { dockerfileContexts } from '../../../server/src/analysis/dockerfile-facts.ts';
import { parseFacts } from '../../../server/src/analysis/kubernetes/schema/facts.ts';
import { parseHcl } from '../../../server/src/analysis/stack/hcl.ts';
import { parseFixture } from '../../support/fixture.ts';
import { fixtureContext, fixtureWorkspace } from '../../support/fixture-workspace.ts';

const analysis = createAnalysis({ kubernetesFacts: () => parseFacts('{}') });

interface Place {
  readonly snapshot: Snapshot;
  readonly offset: number;
  readonly context: LanguageContext;
}

/** The Dockerfile that holds the cursor, among the other files of a fixture. */
function placeIn(fixture: string, settings: Partial<AnalysisSettings> = {}): Place {
  const files = parseFixture(fixture, 'Dockerfile');
  const workspace = fixtureWorkspace(new Map(files.map(({ path, text }) => [path, text])));
  const at = files.find(({ cursor }) => cursor !== undefined) ?? files[0];
  const snapshot = workspace.snapshots.find(({ uri }) => uri.endsWith(`/${at?.path}`));
  if (!snapshot) throw new Error('The fixture has no Dockerfile.');
  const context = fixtureContext(workspace);
  return {
    snapshot,
    offset: at?.cursor ?? 0,
    context: { ...context, settings: { ...context.settings, ...settings } },
  };
}

function contexts(fixture: string, settings: Partial<AnalysisSettings> = {}): string[] {
  const { snapshot, context } = placeIn(fixture, settings);
  return dockerfileContexts(snapshot, context).map(
    ({ folder, isDeclared, declaredBy }) =>
      `${folder.slice('file:///workspace'.length) || '/'} ${isDeclared ? (declaredBy?.split('/').at(-1) ?? 'settings') : 'guessed'}`,
  );
}

const api = '-- services/api/Dockerfile --\nFROM a<|>\nCOPY src/a.js /\n';

describe('the build context', () => {
  test.each([
    [
      'short build of Compose',
      '-- compose.yaml --\nservices:\n  a:\n    build: ./services/api\n',
      ['/services/api compose.yaml'],
    ],
    [
      'Compose with context and Dockerfile',
      '-- deploy/compose.yaml --\nservices:\n  a:\n    build:\n      context: ..\n      dockerfile: services/api/Dockerfile\n',
      ['/ compose.yaml'],
    ],
    [
      'two services, two contexts',
      '-- compose.yaml --\nservices:\n  a:\n    build: services/api\n  b:\n    build: { context: ., dockerfile: services/api/Dockerfile }\n',
      ['/services/api compose.yaml', '/ compose.yaml'],
    ],
    [
      'a variable says nothing',
      '-- compose.yaml --\nservices:\n  a:\n    build: ${DIR}\n',
      ['/services/api guessed'],
    ],
    [
      'a repository is no folder',
      '-- compose.yaml --\nservices:\n  a:\n    build: https://example.com/a.git\n',
      ['/services/api guessed'],
    ],
    [
      'Bake as JSON, with what a target inherits',
      '-- docker-bake.json --\n{"target":{"base":{"context":"."},"api":{"inherits":["base"],"dockerfile":"services/api/Dockerfile"}}}\n',
      ['/ docker-bake.json'],
    ],
    [
      'Bake as HCL',
      '-- docker-bake.hcl --\nvariable "TAG" { default = "x" }\ntarget "api" {\n  # comment\n  context = "services/api"\n  tags = ["a:${TAG}", "b"]\n  args = { A = "b" }\n}\n',
      ['/services/api docker-bake.hcl'],
    ],
    [
      'Bake with an expression says nothing',
      '-- docker-bake.hcl --\ntarget "api" {\n  context = "${DIR}/api"\n}\n',
      ['/services/api guessed'],
    ],
    [
      'broken Bake files say nothing',
      '-- docker-bake.json --\n{"target":\n-- docker-bake.hcl --\ntarget "api" { context = [ {\n',
      ['/services/api guessed'],
    ],
    ['the nearest folder that has the sources', '-- src/a.js --\n\n', ['/ guessed']],
    ['the own folder when nothing fits', '-- other.js --\n\n', ['/services/api guessed']],
  ])('%s', (_, file, expected) => {
    expect(contexts(api + file)).toEqual(expected);
  });

  test('settings come first, by path or pattern', () => {
    const compose = '-- compose.yaml --\nservices:\n  a:\n    build: services/api\n';
    const buildContexts = { 'services/*/Dockerfile': 'services' };
    expect(contexts(api + compose, { buildContexts })).toEqual(['/services settings']);
    expect(contexts(api + compose, { buildContexts: { '[': 'x', other: 'y' } })).toEqual([
      '/services/api compose.yaml',
    ]);
  });
});

describe('completion of sources', () => {
  const files = [
    ...['.dockerignore --\n*.log\nsecret\n', 'app.js --\n', 'a.log --\n', "it's.txt --\n"],
    ...['src/main.js --\n', 'src/deep/x.js --\n', 'secret/key --\n', '.git/config --\n'],
  ]
    .map((file) => `-- ${file}\n`)
    .join('');

  test.each([
    ['COPY <|>', ['src/', 'app.js']],
    ['COPY a<|> /app', ['src/', 'app.js']],
    ['COPY ./s<|>', ['src/', 'app.js']],
    ['COPY src/<|> /app', ['deep/', 'main.js']],
    ['COPY ["src/<|>", "/app"]', ['deep/', 'main.js']],
    ['COPY ["<|>", "/app"]', ['src/', 'app.js', "it's.txt"]],
    ['COPY --chown=1 src/deep/<|> /app', ['x.js']],
    ['COPY --from=other <|> /app', []],
    ['COPY missing/<|> /app', []],
    ['ADD https://<|>', []],
    ['ADD s<|>', ['src/', 'app.js']],
    ['RUN --mount=type=bind,source=<|>,target=/a x', ['src/', 'app.js']],
    ['RUN --mount=src=src/m<|> x', ['deep/', 'main.js']],
    ['RUN --mount=from=other,source=<|> x', []],
    ['RUN --mount=type=cache,source=<|> x', []],
  ])('%s', (line, expected) => {
    const { snapshot, offset, context } = placeIn(
      `-- Dockerfile --\nFROM scratch\n${line}\n${files}`,
    );
    const offered = analysis
      .complete(snapshot, offset, context)
      .filter(({ kind, detail }) => kind === 'file' && detail === undefined)
      .toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
    expect(offered.map(({ label }) => label)).toEqual(expected);
  });

  test('a choice replaces the step that is being typed', () => {
    const { snapshot, offset, context } = placeIn(
      `-- Dockerfile --\nFROM scratch\nCOPY ./src/ma<|> /app\n${files}`,
    );
    const [item] = analysis
      .complete(snapshot, offset, context)
      .filter(({ label }) => label === 'main.js');
    expect(item && snapshot.text.slice(item.replace.start, item.replace.end)).toBe('ma');
  });
});

describe('sources lead to their files', () => {
  const fixture = (line: string) =>
    `-- compose.yaml --\nservices:\n  web:\n    build: web\n-- web/Dockerfile --\nFROM scratch\n${line}\n-- web/.dockerignore --\n*.log\n-- web/src/main.js --\n\n-- web/src/b.log --\n\n-- web/a.log --\n\n`;

  test('by link and definition', () => {
    const { snapshot, offset, context } = placeIn(fixture('COPY ./src/ma<|>in.js src /app/'));
    const target = 'file:///workspace/web/src/main.js';
    expect(analysis.definition(snapshot, offset, context)).toEqual([
      { uri: target, span: { start: 0, end: 0 } },
    ]);
    expect(analysis.documentLinks(snapshot, context).map((link) => link.target)).toEqual([target]);
  });

  test.each([
    ['COPY sr<|>c /app/', 'A folder that gives 2 files to the build.'],
    [
      'COPY sr<|>c /app/',
      'Build context: `web` (from `compose.yaml`), without what `.dockerignore` names.',
    ],
    ['CO<|>PY src /app/', 'Build context: `web` (from `compose.yaml`)'],
    ['COPY a.l<|>og /app/', 'The ignore file keeps it out of the build.'],
    ['COPY non<|>e /app/', 'Not found there.'],
  ])('%s is explained', (line, expected) => {
    const { snapshot, offset, context } = placeIn(fixture(line));
    expect(analysis.hover(snapshot, offset, context)?.markdown).toContain(expected);
  });
});

describe('HCL', () => {
  test('literals are read, and what has to be evaluated is null', () => {
    const text =
      'target "a" {\n  x = "1"\n  y = X ? "a" : "b"\n  z = ["a", "b", c]\n  w = { k = "v", "l" : "m" }\n  u = "a" // end\n  inner { x = "no" }\n}\n';
    expect(JSON.stringify(parseHcl(text, 'target'))).toBe(
      '{"a":{"x":"1","y":null,"z":["a","b",null],"w":{"k":"v","l":"m"},"u":"a"}}',
    );
  });

  test.each([
    'target "a" {',
    'target "a" { x = [',
    '}}}}',
    '"',
    'target "a" { x = "${',
    '{'.repeat(20_000),
    'x = '.repeat(20_000),
    `target "a" { x = ${'['.repeat(100_000)}`,
    `target "a" { x = ${'{ y = '.repeat(50_000)}`,
  ])('any text ends: %#', (text) => {
    expect(() => parseHcl(text, 'target')).not.toThrow();
  });
});
