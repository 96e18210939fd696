import type { Edit } from '../../server/src/analysis/core/edit.ts';
import type { DocumentSymbol } from '../../server/src/analysis/core/features.ts';
import type { Language } from '../../server/src/analysis/core/language.ts';
import { defaultSettings } from '../../server/src/analysis/core/rule.ts';
import type { Snapshot } from '../../server/src/analysis/core/snapshot.ts';
import type { Span } from '../../server/src/analysis/core/span.ts';
import { createWorkspace } from '../../server/src/analysis/core/workspace.ts';

const layout = { tabSize: 4, insertSpaces: true };

/** What a request may look at; a rule that throws makes the test fail. */
function contextOf(snapshot: Snapshot) {
  return {
    workspace: createWorkspace([snapshot]),
    settings: defaultSettings,
    onRuleCrash: (rule: string, error: unknown) => {
      throw new Error(`The rule ${rule} threw.`, { cause: error });
    },
  };
}

/** Everything that a language says of a whole document. */
export function everythingOf(language: Language, snapshot: Snapshot) {
  const context = contextOf(snapshot);
  const whole = { start: 0, end: snapshot.text.length };
  return {
    findings: language.diagnose(snapshot, context),
    symbols: language.symbols(snapshot),
    folding: language.folding(snapshot),
    tokens: language.semanticTokens(snapshot),
    hints: language.inlayHints(snapshot, whole, context),
    lenses: language.codeLenses(snapshot, context),
    links: language.documentLinks(snapshot, context),
    format: language.format(snapshot, whole, layout),
  };
}

/** Asks every feature about a whole document; throws when an answer lies outside of it. */
export function askForAll(language: Language, snapshot: Snapshot): void {
  const { text } = snapshot;
  const all = everythingOf(language, snapshot);
  expectInside(
    [
      ...all.findings.flatMap(({ span, fixes = [] }) => [
        span,
        ...fixes.flatMap(({ edits }) => spansOf(edits)),
      ]),
      ...all.symbols.flatMap(symbolSpans),
      ...all.folding.map(({ span }) => span),
      ...all.lenses.map(({ span }) => span),
      ...all.links.map(({ span }) => span),
      ...all.hints.map(({ offset }) => ({ start: offset, end: offset })),
    ],
    text,
  );
  expectOrder(
    all.tokens.map(({ span }) => span),
    text,
    'tokens',
  );
  expectOrder(spansOf(all.format), text, 'edits of the layout');
  for (const { span } of all.tokens) {
    if (text.slice(span.start, span.end).includes('\n')) {
      throw new Error(`The token at ${span.start} goes over a line end.`);
    }
  }
}

/** Asks every feature about one place; throws when an answer lies outside of the document. */
export function askAt(language: Language, snapshot: Snapshot, offset: number): void {
  const { text } = snapshot;
  const context = contextOf(snapshot);
  const place = { start: offset, end: Math.min(offset + 3, text.length) };
  const hover = language.hover(snapshot, offset, context);
  const target = language.renameTarget(snapshot, offset);
  const renamed = target && language.rename(snapshot, offset, 'renamed', context);
  const ranges = language.selectionRanges(snapshot, offset);
  language.signatureHelp(snapshot, offset);
  expectInside(
    [
      ...language.complete(snapshot, offset, context).map(({ replace }) => replace),
      ...language.definition(snapshot, offset, context).map(({ span }) => span),
      ...language.references(snapshot, offset, context).map(({ span }) => span),
      ...language.highlights(snapshot, offset).map(({ span }) => span),
      ...language.refactorings(snapshot, place, context).flatMap(({ edits }) => spansOf(edits)),
      ...language.inlayHints(snapshot, place, context).map(({ offset }) => ({
        start: offset,
        end: offset,
      })),
      ...spansOf(language.format(snapshot, place, layout)),
      ...spansOf(language.formatOnType(snapshot, offset, layout)),
      ...(renamed?.kind === 'edits' ? spansOf(renamed.edits) : []),
      ...(hover ? [hover.span] : []),
      ...(target ? [target.span] : []),
      ...ranges,
    ],
    text,
  );
  for (const [index, range] of ranges.entries()) {
    const outer = ranges[index + 1];
    if (outer && (outer.start > range.start || outer.end < range.end)) {
      throw new Error(`The selection at ${offset} does not grow.`);
    }
  }
}

function spansOf(edits: readonly Edit[]): Span[] {
  return edits.filter(({ uri }) => !uri).map(({ span }) => span);
}

function symbolSpans({ span, selection, children }: DocumentSymbol): Span[] {
  return [span, selection, ...children.flatMap(symbolSpans)];
}

function expectInside(spans: readonly Span[], text: string): void {
  for (const { start, end } of spans) {
    if (start < 0 || start > end || end > text.length) {
      throw new Error(`${start}–${end} lies outside of 0–${text.length}.`);
    }
  }
}

function expectOrder(spans: readonly Span[], text: string, what: string): void {
  expectInside(spans, text);
  for (const [index, { start }] of spans.entries()) {
    if (start < (spans[index - 1]?.end ?? 0)) throw new Error(`The ${what} overlap at ${start}.`);
  }
}
