import { shellOf } from '../../shell/dialect.ts';
import { originOf } from '../syntax/moved-instruction.ts';
import { type Instruction, withoutOnbuild } from '../syntax/nodes.ts';
import type { BuildStep } from './build-steps.ts';
import { declareVariables } from './declare-variables.ts';
import { configured, type ImageState, imageOfBase, inheritedImage } from './effective-image.ts';
import type { Stage, StageBase } from './model.ts';
import { afterCopy, afterScript } from './programs.ts';
import type { Scope, Variable } from './scope.ts';
import { scriptOf } from './scripts.ts';
import { createDeclarations, type Declarations, scopeBefore } from './stage-scope.ts';

/** What a stage declares and makes, on top of the stage below. */
export interface StageReading {
  readonly declarations: Declarations;
  /** What each of its instructions starts with, in their order. */
  readonly imagesBefore: readonly ImageState[];
  /** What it holds at its end. */
  readonly image: ImageState;
}

/** What a stage is read from, besides the stage below. */
interface StageText extends Pick<Stage, 'instructions' | 'base'> {
  readonly globals: Declarations;
  readonly escapeChar: string;
}

/** Reads one stage in one pass. */
export function readStage(
  { instructions, base, globals, escapeChar }: StageText,
  below: StageReading | undefined,
): StageReading {
  const declarations = createDeclarations(below?.declarations, ...givenBy(base, below));
  let image = below ? inheritedImage(below.image) : imageOfBase(publicBase(base));
  const apply = (instruction: Instruction, origin: Instruction, at: number) => {
    declareVariables(instruction, at, declarations, globals, escapeChar);
    const scopeOf = () => scopeBefore(declarations, at, escapeChar);
    image = withInstruction(image, instruction, origin, scopeOf);
  };
  // Triggers of the stage below run before everything else.
  for (const trigger of base.kind === 'stage' ? base.stage.instructions : []) {
    if (trigger.kind === 'ONBUILD') apply(withoutOnbuild(trigger), trigger, 0);
  }
  const imagesBefore: ImageState[] = [];
  for (const [at, instruction] of instructions.entries()) {
    imagesBefore.push(image);
    apply(instruction, instruction, at + 1);
  }
  return { declarations, imagesBefore, image };
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

const defaultPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** The variables that a base sets, and whether it sets no others. */
function givenBy(
  base: StageBase,
  below: StageReading | undefined,
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
