import type {
  SemanticToken,
  SemanticTokenModifier,
  SemanticTokenType,
} from '../../../core/features.ts';
import type { Span } from '../../../core/span.ts';
import type { LogicalText } from '../../syntax/logical-text.ts';

/** Takes a range of some text and what it is. */
export type Emit = (
  start: number,
  end: number,
  type: SemanticTokenType,
  modifiers?: readonly SemanticTokenModifier[],
) => void;

/** Puts what is found in a logical text where it stands in the source: a token for each unbroken run. */
export function emitInto(tokens: SemanticToken[], text: LogicalText): Emit {
  return (start, end, type, modifiers) => {
    for (const span of unbrokenSpans(text, start, end)) {
      tokens.push(modifiers ? { span, type, modifiers } : { span, type });
    }
  };
}

/** The tokens in source order; one that starts inside another is left out. */
export function inOrder(tokens: SemanticToken[]): SemanticToken[] {
  tokens.sort((a, b) => a.span.start - b.span.start);
  let end = -1;
  return tokens.filter(({ span }) => {
    if (span.start < end || span.end <= span.start) return false;
    end = span.end;
    return true;
  });
}

/** The parts of a range that no continuation and no line end cuts. */
function unbrokenSpans(text: LogicalText, start: number, end: number): Span[] {
  if (end <= start) return [];
  const span = text.spanOf(start, end);
  if (span.end - span.start !== end - start) {
    const middle = (start + end) >> 1;
    return joined([...unbrokenSpans(text, start, middle), ...unbrokenSpans(text, middle, end)]);
  }
  const written = text.text.slice(start, end);
  if (!/[\n\r]/.test(written)) return [span];
  return [...written.matchAll(/[^\n\r]+/g)].map(({ index, 0: line }) => ({
    start: span.start + index,
    end: span.start + index + line.length,
  }));
}

function joined(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const span of spans) {
    const last = result.at(-1);
    if (last?.end === span.start) result[result.length - 1] = { start: last.start, end: span.end };
    else result.push(span);
  }
  return result;
}
