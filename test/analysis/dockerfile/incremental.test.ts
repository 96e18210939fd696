import { expect, test } from 'vitest';
import { defaultSettings } from '../../../server/src/analysis/core/rule.ts';
import { createSnapshot, type Snapshot } from '../../../server/src/analysis/core/snapshot.ts';
import { createWorkspace } from '../../../server/src/analysis/core/workspace.ts';
import { createDockerfileLanguage } from '../../../server/src/analysis/dockerfile/dockerfile.ts';
import {
  dockerfileModel,
  dockerfileTree,
} from '../../../server/src/analysis/dockerfile/model/dockerfile-model.ts';
import { dockerfileRules } from '../../../server/src/analysis/dockerfile/rules/index.ts';
import { dockerfile, seeded } from '../../bench/corpora.ts';
import { fixtures } from './fixtures.ts';

const language = createDockerfileLanguage(dockerfileRules);
const insertions = [
  ...['\n', ' ', '\\\n', '\\', '"', "'", '$NAME', '${', '<<EOF', '\nEOF\n', '\r\n', '\t#'],
  ...['# escape=`\n', '\n# slipway-ignore cd-in-run\n', '\nFROM a AS b\n', '\nRUN cd /x && ls\n'],
  ...['ONBUILD ', '\nENV NAME=1\n', '\nCOPY <<A <<B /\n', 'A\nB\n', '\nEXPOSE 1\n'],
];

test.each(Object.entries({ ...fixtures, generated: dockerfile(60) }))(
  '%s: what is taken over from former versions changes no answer',
  (_, start) => {
    const random = seeded(7);
    let snapshot = snapshotOf(start);
    for (let step = 0; step < 60; step++) {
      const { text } = snapshot;
      const at = random(text.length + 1);
      const removed = random(2) * random(12);
      const kind = random(3);
      const inserted =
        kind === 0 ? 'x'.repeat(removed) : (insertions[random(insertions.length)] ?? '');
      const changed = text.slice(0, at) + inserted + text.slice(at + removed);
      snapshot = snapshotOf(kind === 2 && step % 4 === 0 ? start : changed, snapshot);
      const fresh = answers(snapshotOf(snapshot.text));
      expect(readLike(fresh, answers(snapshot))).toEqual(readLike(fresh, fresh));
    }
  },
);

test('an instruction that did not change is the same object in the next version', () => {
  const before = snapshotOf('FROM alpine\nEXPOSE 1000\nUSER app\nCMD ["a"]\n');
  const [from, expose, user] = dockerfileTree(before).instructions;
  const after = snapshotOf('FROM alpine\nEXPOSE 2000\nUSER app\nCMD ["a"]\n', before);
  const next = dockerfileTree(after).instructions;
  expect(next[0]).toBe(from);
  expect(next[1]).not.toBe(expose);
  expect(next[2]).toBe(user);
});

/** Everything that a version says. */
function answers(snapshot: Snapshot): unknown {
  const { directives, comments, instructions } = dockerfileTree(snapshot);
  const { scriptOf } = dockerfileModel(snapshot);
  const context = {
    workspace: createWorkspace([snapshot]),
    settings: defaultSettings,
    onRuleCrash: (rule: string, error: unknown) => {
      throw new Error(`The rule ${rule} threw.`, { cause: error });
    },
  };
  const tree = { directives, comments, instructions, scripts: instructions.map(scriptOf) };
  return { tree, findings: language.diagnose(snapshot, context) };
}

/** A value as plain data with the keys of a pattern: what was taken over reads its parts through getters. */
function readLike(pattern: unknown, value: unknown): unknown {
  if (typeof pattern === 'function') return undefined;
  if (typeof pattern !== 'object' || typeof value !== 'object' || !pattern || !value) return value;
  if (Array.isArray(pattern)) {
    return Array.isArray(value) ? value.map((item, at) => readLike(pattern[at], item)) : value;
  }
  const parts = Object.entries(pattern).map(([key, part]) => [
    key,
    readLike(part, (value as Record<string, unknown>)[key]),
  ]);
  return Object.fromEntries(parts);
}

function snapshotOf(text: string, previous?: Snapshot): Snapshot {
  return createSnapshot(
    { uri: 'file:///Dockerfile', version: 1, language: 'dockerfile', text },
    previous,
  );
}
