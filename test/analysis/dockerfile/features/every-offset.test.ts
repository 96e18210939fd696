import { describe, expect, test } from 'vitest';
import type { Span } from '../../../../server/src/analysis/core/span.ts';
import { createDockerfileLanguage } from '../../../../server/src/analysis/dockerfile/dockerfile.ts';
import { dockerfileAtCursor } from '../dockerfile-at-cursor.ts';
import { fixtures } from '../fixtures.ts';

const language = createDockerfileLanguage([]);
const layout = { tabSize: 4, insertSpaces: true };

describe.each(Object.entries(fixtures))('%s', (_, text) => {
  test('names can be asked for at every offset', () => {
    const { snapshot, context } = dockerfileAtCursor(text);
    for (let offset = 0; offset <= text.length; offset++) {
      const renamed = language.rename(snapshot, offset, 'new_name', context);
      const target = language.renameTarget(snapshot, offset);
      expect(target === undefined).toBe(renamed === undefined);
      expectInside(text, [
        ...language.highlights(snapshot, offset).map(({ span }) => span),
        ...(target ? [target.span] : []),
        ...(renamed?.kind === 'edits' ? renamed.edits.map(({ span }) => span) : []),
        ...language.formatOnType(snapshot, offset, layout).map(({ span }) => span),
      ]);
    }
  });

  test('every beginning has links and names', () => {
    for (let end = 0; end <= text.length; end++) {
      const { snapshot, context } = dockerfileAtCursor(text.slice(0, end));
      expectInside(snapshot.text, [
        ...language.documentLinks(snapshot, context).map(({ span }) => span),
        ...language.highlights(snapshot, end).map(({ span }) => span),
        ...language.selectionRanges(snapshot, end),
        ...language.formatOnType(snapshot, end, layout).map(({ span }) => span),
      ]);
    }
  });
});

function expectInside(text: string, spans: readonly Span[]): void {
  const outside = spans.filter(({ start, end }) => start < 0 || start > end || end > text.length);
  expect(outside).toEqual([]);
}
