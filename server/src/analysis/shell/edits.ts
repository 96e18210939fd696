import type { Edit } from '../core/edit.ts';
import type { ShellScript } from './script.ts';

/** A range of a script's text. */
interface Range {
  readonly pos: number;
  readonly end: number;
}

/** Edits that put text around a range. */
export function surround(
  script: ShellScript,
  { pos, end }: Range,
  before: string,
  after: string = before,
): Edit[] {
  const span = script.spanOf(pos, end);
  return [
    { span: { start: span.start, end: span.start }, text: before },
    { span: { start: span.end, end: span.end }, text: after },
  ];
}

/** An edit that puts other text in the place of a range. */
export function replace(script: ShellScript, { pos, end }: Range, text: string): Edit {
  return { span: script.spanOf(pos, end), text };
}

/** An edit that adds text behind a range. */
export function append(script: ShellScript, { pos, end }: Range, text: string): Edit {
  const at = script.spanOf(pos, end).end;
  return { span: { start: at, end: at }, text };
}
