import type { Snapshot } from '../../core/snapshot.ts';
import { type Span, touches } from '../../core/span.ts';
import { spansAround } from '../../shell/spans-around.ts';
import { dockerfileModel } from '../model/dockerfile-model.ts';
import { lineAt, skipBlank } from '../syntax/lines.ts';
import type { Instruction } from '../syntax/nodes.ts';
import { outerInstructionAt } from './cursor.ts';

/** From the word at an offset over value, pair or command, line, instruction and stage to the file. */
export function dockerfileSelectionRanges(snapshot: Snapshot, offset: number): readonly Span[] {
  const model = dockerfileModel(snapshot);
  const { tree, stages } = model;
  const { text } = tree;
  const outer = outerInstructionAt(tree, offset);
  const stage = outer && model.stageOf(outer);
  const line = lineSpan(text, offset);
  const candidates: Span[] = [
    wordSpan(text, offset),
    { start: 0, end: text.length },
    ...tree.directives.flatMap(({ span, name, value }) => [span, name.span, value.span]),
    ...tree.comments.map(({ span }) => span).filter((span) => touches(span, offset)),
  ];
  if (outer) {
    candidates.push(outer.span, ...partsOf(outer));
    const inner = outer.kind === 'ONBUILD' ? outer.trigger : undefined;
    if (inner) candidates.push(inner.span, ...partsOf(inner));
    const script = model.scriptOf(inner ?? outer);
    if (script) candidates.push(...spansAround(script, offset));
  }
  if (stage) {
    const next = stages[stage.index + 1];
    const end = stage.instructions.at(-1)?.span.end ?? stage.from.span.end;
    if (!next || end <= next.from.span.start)
      candidates.push({ start: stage.from.span.start, end });
  }
  const around = nested(candidates, offset);
  return touches(line, offset) ? withLine(around, line) : around;
}

/** The parts of an instruction that people select. */
function partsOf(instruction: Instruction): Span[] {
  const { keyword, flags, body, words, json, variables, heredocs } = instruction;
  return [
    keyword.span,
    ...flags.flatMap(({ span, name, value }) => [span, name.span, ...(value ? [value.span] : [])]),
    ...(flags.length > 0 && body.text ? [bodySpan(instruction)] : []),
    ...(body.text ? [body.spanOf(0, body.text.length)] : []),
    ...words.map(({ span }) => span),
    ...(json ?? []).map(({ span }) => ({ start: span.start + 1, end: span.end - 1 })),
    ...variables.flatMap(({ span, name }) => [span, name.span]),
    ...heredocs.flatMap(({ marker, body, terminator }) => [
      marker.span,
      body,
      ...(terminator ? [{ start: body.start, end: terminator.span.end }] : []),
    ]),
    ...ownParts(instruction),
  ];
}

function ownParts(instruction: Instruction): Span[] {
  switch (instruction.kind) {
    case 'FROM': {
      const { image } = instruction;
      return [image, image?.name, image?.tag, image?.digest].flatMap((part) => part?.span ?? []);
    }
    case 'RUN':
      return instruction.mounts.flatMap(({ options }) =>
        options.flatMap(({ span, key, value }) => [span, key.span, ...(value ? [value.span] : [])]),
      );
    case 'ENV':
    case 'LABEL':
    case 'ARG':
      return instruction.pairs.flatMap(({ span, key, value }) => {
        if (!value) return [span, key.span];
        const isQuoted = /^(["']).*\1$/s.test(value.text);
        const inside = { start: value.span.start + 1, end: value.span.end - 1 };
        return [span, key.span, value.span, ...(isQuoted ? [inside] : [])];
      });
    case 'EXPOSE':
      return instruction.ports.flatMap(({ span, port }) => [span, port.span]);
    default:
      return [];
  }
}

/** From the first flag to the end of the body. */
function bodySpan({ flags, body }: Instruction): Span {
  const { end } = body.spanOf(0, body.text.length);
  return { start: flags[0]?.span.start ?? end, end };
}

/** The identifier around an offset. */
function wordSpan(text: string, offset: number): Span {
  let start = offset;
  let end = offset;
  while (start > 0 && /[\w]/.test(text[start - 1] ?? '')) start--;
  while (end < text.length && /[\w]/.test(text[end] ?? '')) end++;
  return { start, end };
}

/** The line around an offset, from its first character that is not blank. */
function lineSpan(text: string, offset: number): Span {
  const { start, end } = lineAt(text, text.lastIndexOf('\n', offset - 1) + 1);
  return { start: skipBlank(text, start, end), end };
}

/** The line, where it lies between two of the spans: commands of several lines go before lines. */
function withLine(spans: readonly Span[], line: Span): readonly Span[] {
  const length = ({ start, end }: Span) => end - start;
  const isInside = (a: Span, b: Span) => b.start <= a.start && a.end <= b.end;
  const at = spans.findIndex((span) => length(span) >= length(line));
  const [inner, outer] = [spans[at - 1], spans[at]];
  if (line.start === line.end || !outer || length(outer) === length(line)) return spans;
  if (!isInside(line, outer) || (inner && !isInside(inner, line))) return spans;
  return spans.toSpliced(at, 0, line);
}

/** The spans around an offset, each inside the next; of two that cross, the smaller one is kept. */
function nested(candidates: readonly Span[], offset: number): readonly Span[] {
  const around = candidates
    .filter((span) => span.start < span.end && touches(span, offset))
    .sort((a, b) => a.end - a.start - (b.end - b.start));
  const result: Span[] = [];
  for (const span of around) {
    const last = result.at(-1);
    if (!last) result.push(span);
    else if (span.start <= last.start && last.end <= span.end) {
      if (span.end - span.start > last.end - last.start) result.push(span);
    }
  }
  return result;
}
