import { describe, expect, test } from 'vitest';
import type { Finding } from '../../../server/src/analysis/core/finding.ts';
import { defineRule } from '../../../server/src/analysis/core/rule.ts';
import { createDockerfileLanguage } from '../../../server/src/analysis/dockerfile/dockerfile.ts';
import type { DockerfileModel } from '../../../server/src/analysis/dockerfile/model/model.ts';
import { dockerfileAtCursor } from './dockerfile-at-cursor.ts';

/** Reports every RUN. */
const anyRun = defineRule<DockerfileModel>({
  id: 'any-run',
  summary: 'RUN',
  severity: 'warning',
  aliases: ['StageNameCasing', 'DL3059'],
  *check({ tree }): Generator<Finding> {
    for (const { kind, keyword } of tree.instructions) {
      if (kind === 'RUN') yield { span: keyword.span, message: 'A RUN.' };
    }
  },
});

const language = createDockerfileLanguage([anyRun]);

describe('findings that remain', () => {
  test.each<[code: string, lines: number[]]>([
    ['FROM a\nRUN x\nRUN y\n', [2, 3]],
    ['FROM a\n# slipway-ignore any-run -- because\nRUN x\nRUN y\n', [4]],
    ['FROM a\n# slipway-ignore any-run\n# more\nRUN x\nRUN y\n', [5]],
    ['FROM a\nRUN x \\\n  # slipway-ignore any-run\n  y\nRUN z\n', [5]],
    ['# check=skip=StageNameCasing\nFROM a\nRUN x\n', []],
    ['# check=error=true;skip=Other,StageNameCasing\nFROM a\nRUN x\n', []],
    ['# check=skip=all\nFROM a\nRUN x\n', []],
    ['FROM a\n# check=skip=StageNameCasing // why\nRUN x\nRUN y\n', [4]],
    ['FROM a\n# hadolint ignore=DL3006,DL3059 # why\nRUN x\nRUN y\n', [4]],
    ['FROM a\n# hadolint global ignore=DL3059\nRUN x\nRUN y\n', []],
    ['FROM a\n# hadolint stage ignore=DL3059\nRUN x\nRUN y\nFROM b\nRUN z\n', [6]],
    ['FROM a\n# dockerfile-utils: ignore\nRUN x\nRUN y\n', [4]],
    ['FROM a\n# hadolint ignore=DL3006\nRUN x\n', [3]],
    ['FROM a\n#hadolint ignore=DL3059\nRUN x\nRUN y\n', [4]],
    ['FROM a\n# hadolint  ignore = DL3006 , DL3059\nRUN x\nRUN y\n', [4]],
    ['FROM a\n# hadolint ignore=DL3006\n# hadolint ignore=DL3059\nRUN x\n', []],
    ['FROM a\n# hadolint ignore=dl3059\nRUN x\n', [3]],
    ['# hadolint stage ignore=DL3059\nFROM a\nRUN x\nFROM b\nRUN y\n', [5]],
    ['FROM a\nRUN x\n# hadolint global ignore=DL3059\n', []],
    ['FROM a\nRUN x\n# check=skip=StageNameCasing\nRUN y\n', [2]],
  ])('%j', (code, lines) => {
    const { snapshot, context } = dockerfileAtCursor(code);
    const found = language.diagnose(snapshot, context).filter(({ rule }) => rule === 'any-run');
    const starts = found.map(({ span }) => snapshot.lines.positionAt(span.start).line + 1);
    expect(starts).toEqual(lines);
  });
});

test.each([
  ['# check=error=true\nFROM a\nRUN x\n', ['error']],
  ['# check=skip=Other;error=1\nFROM a\nRUN x\n', ['error']],
  ['# check=error=false\nFROM a\nRUN x\n', ['warning']],
  ['# check=error=true;skip=StageNameCasing\nFROM a\nRUN x\n', []],
])('what BuildKit refuses because its checks are errors is an error: %j', (code, severities) => {
  const { snapshot, context } = dockerfileAtCursor(code);
  const found = language.diagnose(snapshot, context).filter(({ rule }) => rule === 'any-run');
  expect(found.map(({ severity }) => severity)).toEqual(severities);
});

test('comments for hadolint silence nothing where its configuration says so', () => {
  const { snapshot, context } = dockerfileAtCursor(
    'FROM a\n# hadolint ignore=DL3059\nRUN x\n# slipway-ignore any-run\nRUN y\n',
  );
  const settings = { ...context.settings, hadolintComments: false };
  const found = language.diagnose(snapshot, { ...context, settings });
  expect(found.map(({ rule }) => rule)).toEqual(['any-run']);
});

describe('suppressions that silence nothing', () => {
  test.each<[code: string, fixed: string | undefined]>([
    ['FROM a\n# slipway-ignore any-run\nENV A=b\n', 'FROM a\nENV A=b\n'],
    [
      'FROM a\n# slipway-ignore any-run, other\nRUN x\n',
      'FROM a\n# slipway-ignore any-run\nRUN x\n',
    ],
    [
      'FROM a\n# slipway-ignore other, any-run\nRUN x\n',
      'FROM a\n# slipway-ignore any-run\nRUN x\n',
    ],
    ['FROM a\n# hadolint ignore=DL3006\nENV A=b\n', undefined],
    ['FROM a\n# slipway-ignore any-run\nRUN x\n', undefined],
  ])('%j', (code, fixed) => {
    const { snapshot, context } = dockerfileAtCursor(code);
    const [unused] = language
      .diagnose(snapshot, context)
      .filter(({ rule }) => rule === 'unused-suppression');
    const edit = unused?.fixes?.[0]?.edits[0];
    const after = edit && code.slice(0, edit.span.start) + edit.text + code.slice(edit.span.end);
    expect(after).toBe(fixed);
  });
});
