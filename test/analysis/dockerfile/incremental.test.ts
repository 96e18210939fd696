import { expect, test } from 'vitest';
import { dockerfileTree } from '../../../server/src/analysis/dockerfile/model/dockerfile-model.ts';
import { dockerfile } from '../../bench/corpora.ts';
import { snapshotOf } from './every-feature.ts';
import { fixtures } from './fixtures.ts';
import { expectSameAfterEdits } from './random-edits.ts';

test.each(Object.entries({ ...fixtures, generated: dockerfile(60) }))(
  '%s: what is taken over from former versions changes no answer',
  (_, start) => expectSameAfterEdits(start, 40, 7, 2),
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
