import type { DockerfileOutline, ProtocolRange } from '../../../../shared/src/protocol.ts';
import type { BuildFailure } from '../../docker/build.ts';

type Instruction = DockerfileOutline['instructions'][number];

const start: ProtocolRange = { start: { line: 0, character: 0 }, end: { line: 0, character: 999 } };

/**
 * Finds the first line of the instruction that a build failed at.
 * The engine names a line only for what it cannot parse; else it names the step by its text, with
 * variables replaced: `[build 2/4] RUN make v2`.
 */
export function locateBuildFailure(
  outline: DockerfileOutline | null,
  failure: BuildFailure,
): ProtocolRange {
  if (failure.lines) return wholeLine(failure.lines.start - 1);
  const step = /^\[(?:(\S+) )?[^\]]*\] (.+)$/s.exec(failure.step ?? '');
  const instructions = outline?.instructions ?? [];
  const wanted = words(step?.[2] ?? '');
  const stage = stageRange(outline, step?.[1]);
  const inStage = instructions.filter(
    ({ range }) => range.start.line >= stage.first && range.start.line < stage.end,
  );
  const found =
    inStage.find((instruction) => matches(instruction, wanted)) ??
    instructions.find((instruction) => matches(instruction, wanted)) ??
    instructions.find((instruction) => isBaseOf(instruction, failure));
  return found ? firstLine(found) : firstLine(instructions[0]);
}

function matches({ text }: Instruction, wanted: string): boolean {
  return wanted !== '' && holdsInOrder(wanted, words(text));
}

/** The instruction's text without its variables must be there, piece by piece, from the first word on. */
function holdsInOrder(step: string, instruction: string): boolean {
  const pieces = instruction.split(/\$\{[^}]*\}|\$\w+/);
  let at = 0;
  for (const [index, piece] of pieces.entries()) {
    const found = step.indexOf(piece, at);
    if (found < 0 || (index === 0 && found !== 0)) return false;
    at = found + piece.length;
  }
  return pieces.length > 1 || at === step.length;
}

/** A base image that cannot be had fails in a step that is no instruction's. */
function isBaseOf({ text }: Instruction, failure: BuildFailure): boolean {
  const image = /^FROM\s+(?:--\S+\s+)*(\S+)/i.exec(text)?.[1];
  if (!image) return false;
  const name = image.replace(/[:@].*$/, '');
  return `${failure.step ?? ''} ${failure.message}`.includes(name);
}

/** Upper-case keyword, single spaces, no line continuations or comments between them. */
function words(text: string): string {
  return text
    .replace(/[\\`][ \t]*\r?\n(?:[ \t]*#.*\r?\n)*/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^\w+/, (keyword) => keyword.toUpperCase());
}

function stageRange(outline: DockerfileOutline | null, name: string | undefined) {
  const stages = outline?.stages ?? [];
  const index = stages.findIndex((stage) => stage.name === name || `stage-${stage.index}` === name);
  return {
    first: stages[index]?.range.start.line ?? 0,
    end: stages[index + 1]?.range.start.line ?? Number.POSITIVE_INFINITY,
  };
}

function firstLine(instruction: Instruction | undefined): ProtocolRange {
  if (!instruction) return start;
  const { range } = instruction;
  if (range.start.line === range.end.line) return range;
  return { start: range.start, end: { line: range.start.line, character: 999 } };
}

function wholeLine(line: number): ProtocolRange {
  return { start: { line, character: 0 }, end: { line, character: 999 } };
}
