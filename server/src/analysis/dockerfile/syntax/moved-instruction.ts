import type { Finding } from '../../core/finding.ts';
import { shiftFinding } from '../../core/shift-finding.ts';
import { type Span, shiftSpan } from '../../core/span.ts';
import type { LogicalText } from './logical-text.ts';
import type { Instruction } from './nodes.ts';

/** The instruction as it stands `by` offsets further down; its parts are moved when they are first looked at. */
export function moveInstruction(instruction: Instruction, by: number): Instruction {
  const origin = originOf(instruction);
  const distance = distanceOf(instruction) + by;
  if (distance === 0) return origin;
  const Moved = movedKinds.get(origin.kind) ?? defineMoved(origin);
  // Every property of the origin is there, each with a value of the same type.
  return new Moved(origin, distance) as unknown as Instruction;
}

/** The instruction that was parsed, which all its moved copies share. */
export function originOf<Node extends Instruction>(instruction: Node): Node {
  // Both are of the same kind.
  return instruction instanceof MovedInstruction ? (instruction.origin() as Node) : instruction;
}

/** How far behind its origin an instruction stands. */
export function distanceOf(instruction: Instruction): number {
  return instruction instanceof MovedInstruction ? instruction.distance() : 0;
}

/** What was found in the instruction that was parsed, moved to where this one stands. */
export function* movedFindings<Found extends Finding>(
  instruction: Instruction,
  findings: Iterable<Found>,
): Generator<Found> {
  for (const finding of findings) yield shiftFinding(finding, distanceOf(instruction));
}

/** Gives all copies of one instruction the same value, which `compute` reads off the instruction that was parsed. */
export function perInstruction<T, More extends readonly unknown[]>(
  compute: (origin: Instruction, ...more: More) => T,
): (instruction: Instruction, ...more: More) => T {
  const key = {};
  return (instruction, ...more) => {
    const { derived } = instruction;
    const known = derived.get(key);
    if (known !== undefined || derived.has(key)) return known as T;
    const value = compute(originOf(instruction), ...more);
    derived.set(key, value);
    return value;
  };
}

/** There are as many as instructions, and of most nobody asks for more than their kind. */
class MovedInstruction {
  declare readonly kind: Instruction['kind'];
  declare readonly derived: Instruction['derived'];
  declare private readonly parsed: Instruction;
  declare private readonly by: number;
  declare private parts: Partial<Record<keyof Instruction, unknown>> | undefined;

  constructor(origin: Instruction, by: number) {
    this.kind = origin.kind;
    this.derived = origin.derived;
    this.parsed = origin;
    this.by = by;
    this.parts = undefined;
  }

  origin(): Instruction {
    return this.parsed;
  }

  distance(): number {
    return this.by;
  }

  part(key: keyof Instruction): unknown {
    this.parts ??= {};
    this.parts[key] ??= moved(this.parsed[key], this.by);
    return this.parts[key];
  }
}

const movedKinds = new Map<Instruction['kind'], typeof MovedInstruction>();

/** The class of moved instructions of one kind: a getter for each property of the parsed one. */
function defineMoved(origin: Instruction): typeof MovedInstruction {
  const Moved = class extends MovedInstruction {};
  for (const key of Object.keys(origin) as (keyof Instruction)[]) {
    if (key === 'kind' || key === 'derived') continue;
    Object.defineProperty(Moved.prototype, key, {
      enumerable: true,
      get(this: MovedInstruction) {
        return this.part(key);
      },
    });
  }
  movedKinds.set(origin.kind, Moved);
  return Moved;
}

/** A part of a node with all its spans moved. */
function moved(part: unknown, by: number): unknown {
  if (typeof part !== 'object' || part === null) return part;
  if (Array.isArray(part)) return part.length === 0 ? part : part.map((item) => moved(item, by));
  if ('spanOf' in part) return moveText(part as LogicalText, by);
  if ('start' in part) return shiftSpan(part as Span, by);
  if ('keyword' in part) return moveInstruction(part as Instruction, by);
  const copy: Record<string, unknown> = { ...part };
  for (const key in copy) if (typeof copy[key] === 'object') copy[key] = moved(copy[key], by);
  return copy;
}

function moveText(text: LogicalText, by: number): LogicalText {
  return {
    text: text.text,
    spanOf: (start, end) => shiftSpan(text.spanOf(start, end), by),
    slice: (start, end) => moveText(text.slice(start, end), by),
  };
}
