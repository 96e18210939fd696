import { describe, expect, test } from 'vitest';
import type { ReportedFinding } from '../../../server/src/analysis/core/finding.ts';
import {
  applySuppressions,
  type Suppression,
} from '../../../server/src/analysis/core/suppressions.ts';

function finding(rule: string, start: number, ...aliases: string[]): ReportedFinding {
  return { rule, aliases, severity: 'hint', message: '', span: { start, end: start + 1 } };
}

function suppression(start: number, end: number, ...ids: string[]): Suppression {
  const idSpans = ids.map((_, at) => ({ start: start + at, end: start + at + 1 }));
  return { ids, idSpans, covers: { start, end }, reportUnused: true };
}

describe('applySuppressions', () => {
  test('an id silences where its suppression covers, by its own name and by others', () => {
    const findings = [finding('a', 5), finding('b', 5, 'DL1'), finding('a', 25), finding('c', 5)];
    const { remaining, unused } = applySuppressions(findings, [suppression(0, 10, 'a', 'DL1')]);
    expect(remaining).toEqual([findings[2], findings[3]]);
    expect(unused).toEqual([]);
  });

  test('nested suppressions of one id are used where they cover', () => {
    const findings = [finding('a', 50)];
    const inner = suppression(10, 20, 'a');
    const { remaining, unused } = applySuppressions(findings, [inner, suppression(0, 100, 'a')]);
    expect(remaining).toEqual([]);
    expect(unused).toEqual([{ id: 'a', span: { start: 10, end: 11 } }]);
  });

  test('findings keep their order', () => {
    const findings = [finding('a', 30), finding('b', 20), finding('a', 10)];
    const { remaining } = applySuppressions(findings, [suppression(20, 20, 'b')]);
    expect(remaining).toEqual([findings[0], findings[2]]);
  });

  test('a star silences everything', () => {
    expect(applySuppressions([finding('a', 1)], [suppression(0, 1, '*')]).remaining).toEqual([]);
  });

  test('many findings under many suppressions take no longer than both', () => {
    const count = 50_000;
    const findings = Array.from({ length: count }, (_, at) => finding('a', at));
    const suppressions = findings.map(() => suppression(0, count, 'a', 'b'));
    const { remaining, unused } = applySuppressions(findings, suppressions);
    expect(remaining).toEqual([]);
    expect(unused).toHaveLength(count);
  });
});
