import type { Finding } from '../../core/finding.ts';
import type { Span } from '../../core/span.ts';
import type { ShellScript } from '../../shell/script.ts';
import type { Instruction } from '../syntax/nodes.ts';

/** The findings without the fixes that would end the quotes around a script by what they put into it. */
export function withFittingFixes<Found extends Finding>(
  findings: Iterable<Found>,
  instruction: Instruction,
  script: ShellScript | undefined,
): Iterable<Found> {
  if (!script || (script.inner.length === 0 && !instruction.json)) return findings;
  return filtered(findings, quotedPlaces(instruction, script));
}

/** Source text inside quotes. */
interface QuotedPlace {
  readonly span: Span;
  /** What cannot be written there. */
  readonly unfit: RegExp;
}

function* filtered<Found extends Finding>(
  findings: Iterable<Found>,
  places: readonly QuotedPlace[],
): Iterable<Found> {
  for (const found of findings) {
    const fixes = found.fixes?.filter(({ edits }) =>
      edits.every(({ span, text }) =>
        places.every((place) => !touches(span, place.span) || fits(span, text, place)),
      ),
    );
    yield fixes?.length === found.fixes?.length ? found : { ...found, fixes };
  }
}

function touches(edit: Span, { start, end }: Span): boolean {
  return edit.start <= end && edit.end >= start;
}

function fits(edit: Span, text: string, { span, unfit }: QuotedPlace): boolean {
  const isWithin = span.start <= edit.start && edit.end <= span.end;
  const isAround = edit.start < span.start && edit.end > span.end;
  const isBeside = edit.end < span.start || edit.start > span.end;
  return isAround || isBeside || (isWithin && !unfit.test(text));
}

function quotedPlaces(instruction: Instruction, script: ShellScript): QuotedPlace[] {
  const inner = innerPlaces(script);
  if (!instruction.json) return inner;
  const span = script.spanOf(0, script.syntax.text.length);
  return [{ span, unfit: /["\\\n]/ }, ...inner];
}

function innerPlaces({ inner }: ShellScript): QuotedPlace[] {
  return inner.flatMap(({ span, unfit, script }) => [{ span, unfit }, ...innerPlaces(script)]);
}
