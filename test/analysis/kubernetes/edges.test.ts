import { expect, test } from 'vitest';
import { edgeCases } from './edge-cases.ts';
import { contextOf, manifestFile, wholeLanguage } from './manifest-workspace.ts';

/** The file in which the cursor stands, and the other one. */
function scene(from: string, to: string) {
  const file = manifestFile(from.replace('<|>', ''), 'from.yaml');
  const other = manifestFile(to, 'to.yaml');
  return { file, other, offset: from.indexOf('<|>'), context: contextOf(file, other) };
}

test.each(edgeCases)('leads from the %s to what it names', (_, from, to, token) => {
  const { file, other, offset, context } = scene(from, to);
  const [place] = wholeLanguage.definition(file, offset, context);
  const target = to === '' ? file : other;
  expect(place?.uri).toBe(target.uri);
  expect(target.text.slice(place?.span.start, place?.span.end)).toBe(token);
});

test.each(edgeCases)('completes the %s', (_, from, to, token) => {
  const { file, offset, context } = scene(from.replace(/(\w+)<\|>\w*/, '<|>'), to);
  const labels = wholeLanguage.complete(file, offset, context).map(({ label }) => label);
  expect(labels).toContain(token);
});

test.each(edgeCases)('finds the %s as a reference', (_, from, to, token) => {
  const { file, other, context } = scene(from, to);
  const target = to === '' ? file : other;
  const found = wholeLanguage.definition(file, from.indexOf('<|>'), context)[0];
  const references = wholeLanguage.references(target, found?.span.start ?? 0, context);
  expect(
    references.map(({ uri, span }) => uri === file.uri && file.text.slice(span.start, span.end)),
  ).toContain(token);
});
