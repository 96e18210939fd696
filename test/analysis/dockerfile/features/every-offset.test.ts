import { describe, expect, test } from 'vitest';
import type { Edit } from '../../../../server/src/analysis/core/edit.ts';
import type { Span } from '../../../../server/src/analysis/core/span.ts';
import { createDockerfileLanguage } from '../../../../server/src/analysis/dockerfile/dockerfile.ts';
import { dockerfileRules } from '../../../../server/src/analysis/dockerfile/rules/index.ts';
import { dockerfileAtCursor } from '../dockerfile-at-cursor.ts';
import { fixtures } from '../fixtures.ts';

const language = createDockerfileLanguage(dockerfileRules);

describe.each(Object.entries(fixtures))('%s', (_, text) => {
  test('what is offered at every offset lies inside the text', () => {
    for (let offset = 0; offset <= text.length; offset++) expectSound(text, offset);
  });

  test('what is offered at the end of every prefix lies inside it', () => {
    for (let end = 0; end <= text.length; end++) expectSound(text.slice(0, end), end);
  });
});

function expectSound(text: string, offset: number): void {
  const { snapshot, context } = dockerfileAtCursor(text);
  const cursor = { start: offset, end: offset };
  const whole = { start: 0, end: text.length };
  const completions = language.complete(snapshot, offset, context);
  const hints = language.inlayHints(snapshot, whole, context);
  const help = language.signatureHelp(snapshot, offset);
  const refactorings = language.refactorings(snapshot, cursor, context);
  const spans: Span[] = [
    ...completions.map(({ replace }) => replace),
    ...hints.map((hint) => ({ start: hint.offset, end: hint.offset })),
    ...language.codeLenses(snapshot, context).map(({ span }) => span),
    ...refactorings.flatMap(({ edits }) => edits.map(({ span }) => span)),
  ];
  const outside = spans.filter(({ start, end }) => start < 0 || start > end || end > text.length);
  expect(outside).toEqual([]);
  // An editor drops a completion whose span does not hold the cursor.
  expect(
    completions.filter(({ replace: { start, end } }) => offset < start || offset > end),
  ).toEqual([]);
  for (const { edits } of refactorings) expect(overlapsIn(edits)).toEqual([]);
  for (const { label, parameters } of help?.signatures ?? []) {
    expect(parameters.filter((parameter) => !label.includes(parameter.label))).toEqual([]);
  }
}

function overlapsIn(edits: readonly Edit[]): readonly Edit[] {
  const sorted = [...edits].sort((a, b) => a.span.start - b.span.start);
  return sorted.filter(({ span }, index) => span.start < (sorted[index - 1]?.span.end ?? 0));
}
