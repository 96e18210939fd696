import { shellOf } from '../../shell/dialect.ts';
import { originOf } from '../syntax/moved-instruction.ts';
import {
  type DockerfileTree,
  type FromInstruction,
  type Instruction,
  withoutOnbuild,
} from '../syntax/nodes.ts';
import type { BuildStep } from './build-steps.ts';
import { declareVariables } from './declare-variables.ts';
import { configured, type ImageState, imageOfBase, inheritedImage } from './effective-image.ts';
import { finishedImage } from './finished-image.ts';
import type { EffectiveImage } from './image.ts';
import { knownBase } from './known-base.ts';
import type { Stage, StageBase } from './model.ts';
import { afterCopy, afterScript } from './programs.ts';
import type { Scope, Variable } from './scope.ts';
import { scriptOf } from './scripts.ts';
import {
  createDeclarations,
  type Declarations,
  platformVariables,
  scopeBefore,
} from './stage-scope.ts';

/** The stages of a tree and where each instruction stands. */
export interface Stages {
  readonly stages: readonly Stage[];
  readonly globalArguments: readonly Variable[];
  /** Where each instruction stands, triggers of ONBUILD included. */
  readonly places: ReadonlyMap<Instruction, Place>;
  scopeAt(instruction: Instruction): Scope;
  scopeAfter(instruction: Instruction): Scope;
  imageBefore(instruction: Instruction): EffectiveImage | undefined;
}

/** Where an instruction stands. */
interface Place {
  readonly stage: Stage | undefined;
  readonly index: number;
}

/** A stage with what the stages after it build on. */
interface ReadStage {
  readonly stage: Stage;
  readonly declarations: Declarations;
  readonly image: ImageState;
}

/** Reads the stages of a tree in one pass. */
export function readStages(tree: DockerfileTree): Stages {
  const platform = platformVariables.map(
    (name): Variable => ({ name, kind: 'platform', value: undefined }),
  );
  const globals = createDeclarations(undefined, platform, true);
  const firstFrom = tree.instructions.findIndex(({ kind }) => kind === 'FROM');
  const head = firstFrom < 0 ? tree.instructions : tree.instructions.slice(0, firstFrom);
  const places = new Map<Instruction, Place>();
  const scopes = new Map<Stage, Declarations>();
  const images = new Map<Instruction, ImageState>();
  const finished = finisher();
  for (const [index, instruction] of head.entries()) {
    places.set(instruction, { stage: undefined, index });
    if (instruction.kind === 'ARG') {
      declareVariables(instruction, index, globals, undefined, tree.escape);
    }
  }
  const last = tree.instructions.length;
  const read: ReadStage[] = [];
  const groups = groupStages(tree.instructions.slice(head.length));
  const byName = new Map<string, ReadStage>();
  for (const [index, [from, ...instructions]] of groups.entries()) {
    if (from?.kind !== 'FROM') continue;
    const base = baseOf(from, scopeBefore(globals, last, tree.escape), byName);
    const isFinal = index === groups.length - 1;
    const parts = { from, instructions, index, isFinal, base, globals, tree };
    const next = readStage(parts, images);
    read.push(next);
    scopes.set(next.stage, next.declarations);
    if (from.stageName) byName.set(from.stageName.text.toLowerCase(), next);
    for (const [at, instruction] of [from, ...instructions].entries()) {
      const place = { stage: next.stage, index: at };
      places.set(instruction, place);
      if (instruction.kind === 'ONBUILD' && instruction.trigger) {
        places.set(instruction.trigger, place);
      }
    }
  }
  return {
    stages: read.map(({ stage }) => stage),
    globalArguments: globalArgumentsOf(head, globals, last),
    places,
    imageBefore(instruction) {
      const image = images.get(instruction);
      return image && finished(image);
    },
    scopeAt: (instruction) => scopeOf(instruction, 0),
    scopeAfter: (instruction) => scopeOf(instruction, 1),
  };

  function scopeOf(instruction: Instruction, after: 0 | 1): Scope {
    const { stage, index } = places.get(instruction) ?? { stage: undefined, index: 0 };
    const isFrom = instruction.kind === 'FROM';
    if (!stage || isFrom) return scopeBefore(globals, isFrom ? last : index + after, tree.escape);
    const scope = scopeBefore(scopes.get(stage) ?? globals, index + after, tree.escape);
    // A trigger runs in another build, whose variables nobody knows here.
    return instruction.isTrigger ? { ...scope, isComplete: false } : scope;
  }
}

/** Finishes images; many instructions leave the image as it was, and many rules ask for it. */
function finisher(): (image: ImageState) => EffectiveImage {
  const known = new Map<ImageState, EffectiveImage>();
  return (image) => {
    const finished = known.get(image) ?? finishedImage(image);
    known.set(image, finished);
    return finished;
  };
}

interface StageParts {
  readonly from: FromInstruction;
  readonly instructions: readonly Instruction[];
  readonly index: number;
  readonly isFinal: boolean;
  readonly base: ResolvedBase;
  readonly globals: Declarations;
  readonly tree: DockerfileTree;
}

interface ResolvedBase {
  readonly base: StageBase;
  readonly below: ReadStage | undefined;
}

/** Reads one stage, and notes in `images` what each of its instructions starts with. */
function readStage(parts: StageParts, images: Map<Instruction, ImageState>): ReadStage {
  const { from, instructions, index, isFinal, globals, tree } = parts;
  const { base, below } = parts.base;
  const declarations = createDeclarations(below?.declarations, ...givenBy(base, below));
  let image = below ? inheritedImage(below.image) : imageOfBase(publicBase(base));
  const apply = (instruction: Instruction, origin: Instruction, at: number) => {
    declareVariables(instruction, at, declarations, globals, tree.escape);
    const scopeOf = () => scopeBefore(declarations, at, tree.escape);
    image = withInstruction(image, instruction, origin, scopeOf);
  };
  // Triggers of the stage below run before everything else.
  for (const trigger of below?.stage.instructions ?? []) {
    if (trigger.kind === 'ONBUILD') apply(withoutOnbuild(trigger), trigger, 0);
  }
  for (const [at, instruction] of instructions.entries()) {
    images.set(instruction, image);
    apply(instruction, instruction, at + 1);
  }
  const stage: Stage = {
    index,
    name: from.stageName,
    from,
    instructions,
    base,
    image: finishedImage(image),
    isFinal,
  };
  return { stage, declarations, image };
}

/** The image after an instruction, which is read where it was parsed; `origin` is the one to show for it. */
function withInstruction(
  image: ImageState,
  instruction: Instruction,
  origin: Instruction,
  scopeOf: () => Scope,
): ImageState {
  const parsed = originOf(instruction);
  switch (parsed.kind) {
    case 'RUN': {
      const lastStep = stepOf(image, instruction, scopeOf);
      const programState = afterScript(image.programState, lastStep.script);
      return { ...image, lastStep, programState };
    }
    case 'COPY':
    case 'ADD': {
      const lastStep = stepOf(image, instruction, scopeOf);
      const { programState, workdir } = image;
      return {
        ...image,
        lastStep,
        programState: afterCopy(programState, parsed, scopeOf(), workdir.value),
      };
    }
    case 'WORKDIR': {
      const lastStep = stepOf(image, instruction, scopeOf);
      return { ...configured(image, parsed, scopeOf, origin), lastStep };
    }
    default:
      return configured(image, parsed, scopeOf, origin);
  }
}

function stepOf(
  { lastStep, workdir, shell }: ImageState,
  shown: Instruction,
  scope: () => Scope,
): BuildStep {
  const instruction = originOf(shown);
  const isShell = !shell.value || shellOf(shell.value) !== undefined;
  return {
    before: lastStep,
    instruction,
    shown,
    workdir: workdir.value,
    scope,
    script: isShell ? scriptOf(instruction) : undefined,
  };
}

function baseOf(
  { image }: FromInstruction,
  scope: Scope,
  byName: ReadonlyMap<string, ReadStage>,
): ResolvedBase {
  const reference = image && scope.expand(image.text);
  if (!reference) return { base: { kind: 'unknown' }, below: undefined };
  // BuildKit compares with the lower-case names of stages, so an upper-case name is an image.
  const below = byName.get(reference);
  if (below) return { base: { kind: 'stage', stage: below.stage }, below };
  if (reference === 'scratch') return { base: { kind: 'scratch' }, below };
  return { base: { kind: 'image', reference, known: knownBase(reference) }, below };
}

const defaultPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** The variables that a base sets, and whether it sets no others. */
function givenBy(
  base: StageBase,
  below: ReadStage | undefined,
): [given: Variable[], isComplete: boolean] {
  if (below) return [[], below.declarations.isComplete];
  const names = base.kind === 'scratch' ? ['PATH'] : publicVariables(base);
  const plain = names?.length === 1;
  const given = (names ?? ['PATH']).map((name): Variable => {
    const value = name === 'PATH' && plain ? defaultPath : undefined;
    return { name, kind: 'base', value };
  });
  return [given, names !== undefined];
}

function publicVariables(base: StageBase): readonly string[] | undefined {
  return base.kind === 'image' ? base.known?.variables : undefined;
}

function publicBase(base: StageBase) {
  if (base.kind === 'scratch') return 'scratch';
  return base.kind === 'image' ? base.known : undefined;
}

function globalArgumentsOf(
  head: readonly Instruction[],
  globals: Declarations,
  last: number,
): Variable[] {
  return head.flatMap((instruction) =>
    instruction.kind === 'ARG'
      ? instruction.pairs.flatMap((pair) => globals.find(pair.key.value, last) ?? [])
      : [],
  );
}

function groupStages(instructions: readonly Instruction[]): Instruction[][] {
  const groups: Instruction[][] = [];
  for (const instruction of instructions) {
    if (instruction.kind === 'FROM') groups.push([instruction]);
    else groups.at(-1)?.push(instruction);
  }
  return groups;
}
