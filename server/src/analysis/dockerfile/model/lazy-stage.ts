import { distanceOf, originOf } from '../syntax/moved-instruction.ts';
import type { FromInstruction, Instruction } from '../syntax/nodes.ts';
import type { ImageState } from './effective-image.ts';
import { finishedImage } from './finished-image.ts';
import type { EffectiveImage } from './image.ts';
import type { Stage, StageBase } from './model.ts';
import { readStage, type StageReading } from './stage-reading.ts';
import type { Declarations } from './stage-scope.ts';

/** A stage as its file has it. */
interface StageParts extends Omit<Stage, 'name' | 'image' | 'origin'> {
  readonly below: LazyStage | undefined;
  /** The instructions before the first FROM, and what they declare. */
  readonly head: readonly Instruction[];
  readonly globals: Declarations;
  readonly escapeChar: string;
  /** The comments that tell which shell its scripts are written for, with their distances from FROM. */
  readonly pragmas: string;
}

/**
 * A stage of one version of a file. When the former version has the same stage at the same place, it is that one;
 * when it has been moved there, its `origin` is the first that held the same.
 */
export function stageFrom(parts: StageParts): LazyStage {
  const from = originOf(parts.from);
  const former = formerStages.get(from);
  if (former && isSame(former.parts, parts)) return former;
  const isMoved = former && holdsSame(former.parts, parts);
  const stage = new LazyStage(parts, isMoved ? former.origin : undefined);
  formerStages.set(from, stage);
  return stage;
}

/** By the FROM that was parsed. */
const formerStages = new WeakMap<FromInstruction, LazyStage>();

function isSame(a: StageParts, b: StageParts): boolean {
  return (
    a.below === b.below &&
    a.span.end === b.span.end &&
    a.from === b.from &&
    areSame(a.instructions, b.instructions) &&
    areSame(a.head, b.head) &&
    holdsSame(a, b)
  );
}

function areSame(a: readonly Instruction[], b: readonly Instruction[]): boolean {
  return a.length === b.length && a.every((instruction, at) => instruction === b[at]);
}

/** Whether all that can be asked of a stage is the same, but for the distance that it has been moved by. */
function holdsSame(a: StageParts, b: StageParts): boolean {
  const by = distanceOf(b.from) - distanceOf(a.from);
  return (
    a.index === b.index &&
    a.isFinal === b.isFinal &&
    a.isShipped === b.isShipped &&
    a.isBase === b.isBase &&
    a.pragmas === b.pragmas &&
    isSameBase(a.base, b.base) &&
    haveSameOrigins(a.head, b.head) &&
    haveSameOrigins(a.instructions, b.instructions) &&
    a.instructions.every((each, at) => {
      const other = b.instructions[at];
      return other !== undefined && distanceOf(other) - distanceOf(each) === by;
    })
  );
}

function isSameBase(a: StageBase, b: StageBase): boolean {
  if (a.kind === 'stage') return b.kind === 'stage' && a.stage.origin === b.stage.origin;
  if (a.kind === 'image') return b.kind === 'image' && a.reference === b.reference;
  return a.kind === b.kind;
}

function haveSameOrigins(a: readonly Instruction[], b: readonly Instruction[]): boolean {
  return (
    a.length === b.length &&
    a.every((each, at) => {
      const other = b[at];
      return other !== undefined && originOf(each) === originOf(other);
    })
  );
}

/** A stage that is read when somebody first asks what it holds: few ask that of a stage that did not change. */
export class LazyStage implements Stage {
  readonly parts: StageParts;
  readonly origin: LazyStage;
  private known: StageReading | undefined;
  private readonly images = new Map<ImageState, EffectiveImage>();

  constructor(parts: StageParts, origin: LazyStage | undefined) {
    this.parts = parts;
    this.origin = origin ?? this;
  }

  get index() {
    return this.parts.index;
  }
  get name() {
    return this.parts.from.stageName;
  }
  get from() {
    return this.parts.from;
  }
  get span() {
    return this.parts.span;
  }
  get instructions() {
    return this.parts.instructions;
  }
  get base() {
    return this.parts.base;
  }
  get isFinal() {
    return this.parts.isFinal;
  }
  get isShipped() {
    return this.parts.isShipped;
  }
  get isBase() {
    return this.parts.isBase;
  }
  get image() {
    return this.finished(this.read().image);
  }

  get declarations(): Declarations {
    return this.read().declarations;
  }

  /** What the stage holds before the instruction at an index. */
  imageBefore(index: number): EffectiveImage | undefined {
    const state = this.read().imagesBefore[index];
    return state && this.finished(state);
  }

  private read(): StageReading {
    // A loop, because files may chain thousands of stages.
    const unread: LazyStage[] = [];
    for (let at: LazyStage | undefined = this; at && !at.known; at = at.parts.below) {
      unread.push(at);
    }
    for (const stage of unread.reverse()) {
      stage.known = readStage(stage.parts, stage.parts.below?.known);
    }
    return this.known ?? readStage(this.parts, this.parts.below?.known);
  }

  /** Many instructions leave the image as it was, and many rules ask for it. */
  private finished(state: ImageState): EffectiveImage {
    let image = this.images.get(state);
    if (!image) {
      image = finishedImage(state);
      this.images.set(state, image);
    }
    return image;
  }
}
