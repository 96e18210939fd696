import { expect } from 'vitest';
import type { Snapshot } from '../../../server/src/analysis/core/snapshot.ts';
import {
  dockerfileModel,
  dockerfileTree,
} from '../../../server/src/analysis/dockerfile/model/dockerfile-model.ts';
import { seeded } from '../../bench/corpora.ts';
import { everythingOf, snapshotOf } from './every-feature.ts';

const insertions = [
  ...['\n', ' ', '\\\n', '\\', '"', "'", '$NAME', '${', '<<EOF', '\nEOF\n', '\r\n', '\t#'],
  ...['# escape=`\n', '\n# slipway-ignore cd-in-run\n', '\nFROM a AS b\n', '\nRUN cd /x && ls\n'],
  ...['ONBUILD ', '\nENV NAME=1\n', '\nCOPY <<A <<B /\n', 'A\nB\n', '\nEXPOSE 1\n', '\r', '\f'],
  ...[
    '\nFROM b\n',
    '\nFROM a AS c\n',
    '\nCOPY --from=b /x/y .\n',
    'ARG NAME=2\n',
    '\nONBUILD RUN cd /x\n',
  ],
  ...[
    '\n# hadolint shell=bash\n',
    '\nRUN apt-get update | cat\n',
    ' AS b',
    '\nCMD a\n',
    '\nADD a.tar /\n',
  ],
  ...['\u0000', '\ud800', '\nUSER x\n', '\nSHELL ["a"]\n', '\n# check=skip=all\n', '\nWORKDIR a\n'],
];

/**
 * Changes a Dockerfile step by step and expects that a version which takes over what did not change says what a
 * fresh one says; it is asked after every `every` edits.
 */
export function expectSameAfterEdits(
  start: string,
  steps: number,
  seed: number,
  every: number,
): void {
  const random = seeded(seed);
  let snapshot = snapshotOf(start);
  for (let step = 1; step <= steps; step++) {
    const { text } = snapshot;
    const at = random(4) === 0 ? placeInFrom(text, random) : random(text.length + 1);
    const removed = random(2) * random(12);
    const kind = random(3);
    const inserted =
      kind === 0 ? 'x'.repeat(removed) : (insertions[random(insertions.length)] ?? '');
    const changed = text.slice(0, at) + inserted + text.slice(at + removed);
    const isOver = changed.length > 2 * start.length + 500 || (kind === 2 && step % 4 === 0);
    snapshot = snapshotOf(isOver ? start : changed, snapshot);
    // What nobody asked for cannot be taken over, so each version is asked for something.
    dockerfileModel(snapshot);
    if (step % every > 0) continue;
    const pattern = answers(snapshotOf(snapshot.text));
    const fresh = readLike(pattern, pattern);
    const kept = readLike(pattern, answers(snapshot));
    // Comparing text is much faster than comparing trees.
    if (JSON.stringify(kept) !== JSON.stringify(fresh)) expect(kept).toEqual(fresh);
  }
}

/** The start of the file, or a place at a FROM, on which whole stages depend. */
function placeInFrom(text: string, random: (below: number) => number): number {
  const lines = [0, ...[...text.matchAll(/^FROM/gim)].map(({ index }) => index)];
  return Math.min((lines[random(lines.length)] ?? 0) + random(24), text.length);
}

/** Everything that a version says. */
function answers(snapshot: Snapshot): unknown {
  const { directives, comments, instructions } = dockerfileTree(snapshot);
  const { scriptOf } = dockerfileModel(snapshot);
  const tree = { directives, comments, instructions, scripts: instructions.map(scriptOf) };
  return { tree, said: everythingOf(snapshot) };
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
