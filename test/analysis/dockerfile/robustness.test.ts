import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  dockerfileModel,
  dockerfileTree,
} from '../../../server/src/analysis/dockerfile/model/dockerfile-model.ts';
import { askAt, askForAll, everythingOf, snapshotOf } from './every-feature.ts';
import { fixtures } from './fixtures.ts';

const folder = new URL('../../fixtures/dockerfile/', import.meta.url);
const corpus = readdirSync(folder)
  .filter((name) => name.endsWith('Dockerfile'))
  .map((name) => [name, readFileSync(new URL(name, folder), 'utf8')] as const);

describe.each(Object.entries(fixtures))('%s', (_, text) => {
  test('every feature answers along the text', () => {
    const snapshot = snapshotOf(text);
    for (let offset = 0; offset <= text.length; offset += 7) askAt(snapshot, offset);
  });

  test('every feature answers for prefixes', () => {
    for (let end = 0; end <= text.length; end += 23) {
      const snapshot = snapshotOf(text.slice(0, end));
      askForAll(snapshot);
      askAt(snapshot, end);
    }
  });

  test('the tree holds every character', () => {
    const { directives, comments, instructions } = dockerfileTree(snapshotOf(text));
    const units = text.split('');
    for (const { span } of [...directives, ...comments, ...instructions]) {
      units.fill(' ', span.start, span.end);
    }
    expect(units.join('').replace('\uFEFF', '').trim()).toBe('');
  });
});

// All offsets and all prefixes are asked for by test/oracle/dockerfile/robustness.test.ts.
test.each(corpus)('%s: every feature answers here and there', (name, text) => {
  const whole = snapshotOf(text);
  askForAll(whole);
  const step = Math.ceil(text.length / 1);
  for (let offset = name.length % step; offset <= text.length; offset += step) {
    askAt(whole, offset);
    const prefix = snapshotOf(text.slice(0, offset));
    askForAll(prefix);
    askAt(prefix, offset);
  }
});

const oddities = ['\r', '\f', '\u0000', '\ud800', '\udc00', '\u2028', '\ufeff', '\u00a0', '\u0085'];

test.each(oddities.map((char) => [JSON.stringify(char), char] as const))(
  '%s is text like any other',
  (_, char) => {
    const text = fixtures['several stages'] ?? '';
    for (let at = 0; at <= text.length; at += 97) {
      const snapshot = snapshotOf(text.slice(0, at) + char + text.slice(at));
      askForAll(snapshot);
      askAt(snapshot, at);
    }
  },
);

test('a program that is called Dockerfile gets one finding', () => {
  const program = readFileSync(process.execPath).subarray(0, 200_000).toString('utf8');
  const { findings } = everythingOf(snapshotOf(program));
  expect(findings.map(({ rule, severity }) => [rule, severity])).toEqual([
    ['unknown-instruction', 'error'],
  ]);
  expect(everythingOf(snapshotOf('F\0R\0O\0M\0 \0a\0\n\0')).findings).toHaveLength(1);
});

test('another file that is called Dockerfile gets few findings', () => {
  const { findings } = everythingOf(snapshotOf('  key: value\n'.repeat(1000)));
  expect(findings.length).toBeLessThan(50);
});

test('thousands of stages on top of each other are no problem', () => {
  expect(dockerfileModel(snapshotOf(chainOf(1000))).stages).toHaveLength(1001);
  const text = chainOf(100);
  const snapshot = snapshotOf(text);
  askForAll(snapshot);
  askAt(snapshot, text.length);
});

function chainOf(count: number): string {
  const chain = Array.from(
    { length: count },
    (_, at) => `FROM s${at} AS s${at + 1}\nENV A${at}=$A\n`,
  );
  return `FROM alpine AS s0\n${chain.join('')}USER $`;
}
