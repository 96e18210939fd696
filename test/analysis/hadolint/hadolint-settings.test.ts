import { describe, expect, test } from 'vitest';
import { defaultSettings } from '../../../server/src/analysis/core/rule.ts';
import { withHadolintSettings } from '../../../server/src/analysis/hadolint/hadolint-settings.ts';
import { findingsIn, fixtureWorkspace } from '../../support/fixture-workspace.ts';

const dockerfile = 'FROM example.com/base:latest\nRUN sudo true\n';

/** The findings of a Dockerfile as `level rule`. */
function summary(path: string, files: Readonly<Record<string, string>>): string[] {
  const found = findingsIn(new Map(Object.entries({ [path]: dockerfile, ...files })), path);
  return found
    .filter(({ rule }) => /^(?:unpinned-base-image|sudo-in-run)$/.test(rule))
    .map(({ rule, severity }) => `${severity} ${rule}`);
}

const latest = 'information unpinned-base-image';
const sudo = 'information sudo-in-run';

describe('.hadolint.yaml', () => {
  test.each<[name: string, files: Record<string, string>, findings: string[]]>([
    ['no file', {}, [latest, sudo]],
    ['an ignored rule', { '.hadolint.yaml': 'ignored: [DL3007]' }, [sudo]],
    [
      'an id that another case of the rule has',
      { '.hadolint.yaml': 'ignored: [DL3006]' },
      [latest, sudo],
    ],
    [
      'other levels',
      { '.hadolint.yml': 'override: { error: [DL3004], style: [DL3007] }' },
      ['hint unpinned-base-image', 'error sudo-in-run'],
    ],
    [
      'ignored and overridden',
      { '.hadolint.yaml': 'ignored: [DL3007]\noverride: { error: [DL3007] }' },
      [sudo],
    ],
    [
      '.yaml before .yml',
      { '.hadolint.yaml': '', '.hadolint.yml': 'ignored: [DL3007]' },
      [latest, sudo],
    ],
    ['nonsense', { '.hadolint.yaml': 'ignored: [1, DL3007]\nstrict-labels: 3' }, [sudo]],
    ['no YAML', { '.hadolint.yaml': 'ignored: [DL3007' }, [latest, sudo]],
  ])('%s', (_, files, findings) => {
    expect(summary('Dockerfile', files)).toEqual(findings);
  });

  test('the nearest one above a Dockerfile counts, alone', () => {
    const files = {
      '.hadolint.yaml': 'ignored: [DL3007]',
      'a/.hadolint.yaml': 'ignored: [DL3004]',
      'b/c/Dockerfile.hadolint': '',
    };
    expect(summary('a/b/Dockerfile', files)).toEqual([latest]);
    expect(summary('b/c/Dockerfile', files)).toEqual([sudo]);
    expect(summary('Dockerfile', files)).toEqual([sudo]);
  });

  test('a level of the rule itself counts more', () => {
    const workspace = fixtureWorkspace(
      new Map([
        ['Dockerfile', dockerfile],
        ['.hadolint.yaml', 'ignored: [DL3007]\ntrustedRegistries: [docker.io, "*.example.com"]'],
      ]),
    );
    const settings = { ...defaultSettings, levels: { 'unpinned-base-image': 'error' } } as const;
    const merged = withHadolintSettings('file:///workspace/Dockerfile', workspace, settings);
    expect(merged).toEqual({
      ...settings,
      aliasLevels: { DL3007: 'off' },
      trustedRegistries: ['docker.io', '*.example.com'],
    });
    expect(withHadolintSettings('file:///workspace/Dockerfile', workspace, settings)).toBe(merged);
  });

  test('a file above the workspace is not looked at', () => {
    const workspace = {
      ...fixtureWorkspace(
        new Map([
          ['.hadolint.yaml', 'ignored: [DL3007]'],
          ['a/b', ''],
        ]),
      ),
      root: 'file:///workspace/a',
    };
    const uri = 'file:///workspace/a/Dockerfile';
    expect(withHadolintSettings(uri, workspace, defaultSettings)).toBe(defaultSettings);
  });
});

test.each([
  ['brackets without end', '['.repeat(15_000)],
  ['maps in maps', '{a: '.repeat(4_000)],
  ['a large file', '# \n'.repeat(100_000)],
  ['bytes', '\u0000\uFFFD\t\t- : ? | > & * ! % @'],
  ['an alias to itself', 'ignored: &a [*a]'],
  ['an alias that is not there', 'ignored: *a'],
  [
    'names of objects',
    '__proto__: [x]\nconstructor: 1\noverride: { toString: [DL3000] }\nlabel-schema: { __proto__: text }',
  ],
  ['a merge', '<<: { ignored: [DL3007] }'],
  ['two documents', 'ignored: []\n---\nignored: [DL3007]\n'],
])('%s change nothing but are told', (_, text) => {
  const files = new Map([['.hadolint.yaml', text]]);
  expect(findingsIn(files, '.hadolint.yaml')).not.toEqual([]);
  expect(summary('Dockerfile', { '.hadolint.yaml': text })).toEqual([latest, sudo]);
});

test('every prefix can be read', () => {
  const text =
    'ignored: [DL3007, "x"]\noverride:\n  error:\n    - DL3004\nlabel-schema: { a: semver }\nstrict-labels: true # yes\n';
  for (let length = 0; length <= text.length; length++) {
    const files = new Map([['.hadolint.yaml', text.slice(0, length)]]);
    for (const { span } of findingsIn(files, '.hadolint.yaml')) {
      expect(0 <= span.start && span.start <= span.end && span.end <= length).toBe(true);
    }
  }
});
