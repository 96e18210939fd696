import { perInstruction } from '../syntax/moved-instruction.ts';
import type { DockerfileTree, FromInstruction, Instruction } from '../syntax/nodes.ts';
import { declareVariables } from './declare-variables.ts';
import type { EffectiveImage } from './image.ts';
import { knownBase } from './known-base.ts';
import { type LazyStage, stageFrom } from './lazy-stage.ts';
import type { Stage, StageBase, StageView } from './model.ts';
import type { Scope, Variable } from './scope.ts';
import { shellPragmas } from './shell-at.ts';
import {
  createDeclarations,
  type Declarations,
  platformVariables,
  scopeBefore,
} from './stage-scope.ts';

/** The stages of a tree and where each instruction stands. */
export interface Stages extends Pick<StageView, 'scopeAt' | 'scopeAfter' | 'imageBefore'> {
  readonly stages: readonly Stage[];
  readonly globalArguments: readonly Variable[];
  /** The stage of an instruction, triggers of ONBUILD included. */
  stageOf(instruction: Instruction): Stage | undefined;
  /** As `imageBefore`, where its stage was first read: for what does not depend on where that stands. */
  originalImageBefore(instruction: Instruction): EffectiveImage | undefined;
}

/** Divides a tree into its stages; each is read when it is first asked for what it holds. */
export function readStages(tree: DockerfileTree): Stages {
  const { instructions, escape: escapeChar } = tree;
  const firstFrom = instructions.findIndex(({ kind }) => kind === 'FROM');
  const head = firstFrom < 0 ? instructions : instructions.slice(0, firstFrom);
  const globals = globalsOf(head, escapeChar);
  const atFrom = scopeBefore(globals, instructions.length, escapeChar);
  const stages = makeStages(tree, head, globals, atFrom);
  const places = placesOf(head, stages);
  const scopeOf = (instruction: Instruction, after: 0 | 1): Scope => {
    const { stage, index } = places.get(instruction) ?? { stage: undefined, index: 0 };
    if (instruction.kind === 'FROM') return atFrom;
    const scope = scopeBefore(stage?.declarations ?? globals, index + after, escapeChar);
    // A trigger runs in another build, whose variables nobody knows here.
    return instruction.isTrigger ? { ...scope, isComplete: false } : scope;
  };
  const imageBefore = (instruction: Instruction, of: (stage: LazyStage) => LazyStage) => {
    const { stage, index } = places.get(instruction) ?? {};
    if (!stage || !index || instruction.isTrigger) return undefined;
    return of(stage).imageBefore(index - 1);
  };
  return {
    stages,
    globalArguments: globalArgumentsOf(head, globals, instructions.length),
    stageOf: (instruction) => places.get(instruction)?.stage,
    scopeAt: (instruction) => scopeOf(instruction, 0),
    scopeAfter: (instruction) => scopeOf(instruction, 1),
    imageBefore: (instruction) => imageBefore(instruction, (stage) => stage),
    originalImageBefore: (instruction) => imageBefore(instruction, ({ origin }) => origin),
  };
}

/** Where an instruction stands; FROM stands at 0 in its stage. */
interface Place {
  readonly stage: LazyStage | undefined;
  readonly index: number;
}

function placesOf(
  head: readonly Instruction[],
  stages: readonly LazyStage[],
): ReadonlyMap<Instruction, Place> {
  const places = new Map<Instruction, Place>();
  const put = (stage: LazyStage | undefined, index: number, instruction: Instruction) => {
    const place = { stage, index };
    places.set(instruction, place);
    if (stage && instruction.kind === 'ONBUILD' && instruction.trigger) {
      places.set(instruction.trigger, place);
    }
  };
  for (const [index, instruction] of head.entries()) put(undefined, index, instruction);
  for (const stage of stages) {
    put(stage, 0, stage.from);
    for (const [at, instruction] of stage.instructions.entries()) put(stage, at + 1, instruction);
  }
  return places;
}

function globalsOf(head: readonly Instruction[], escapeChar: string): Declarations {
  const platform = platformVariables.map(
    (name): Variable => ({ name, kind: 'platform', value: undefined }),
  );
  const globals = createDeclarations(undefined, platform, true);
  for (const [index, instruction] of head.entries()) {
    if (instruction.kind === 'ARG') {
      declareVariables(instruction, index, globals, undefined, escapeChar);
    }
  }
  return globals;
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

/** A FROM with the instructions up to the next one. */
interface Group {
  readonly from: FromInstruction;
  readonly instructions: Instruction[];
}

function makeStages(
  tree: DockerfileTree,
  head: readonly Instruction[],
  globals: Declarations,
  scope: Scope,
): readonly LazyStage[] {
  const groups = groupStages(tree.instructions);
  const references = groups.map(({ from }) => from.image && scope.expand(from.image.text));
  const below = stagesBelow(groups, references);
  const bases = new Set(below);
  const shipped = shippedFrom(groups.length - 1, below);
  const pragmas = pragmasIn(groups, tree);
  const stages: LazyStage[] = [];
  for (const [index, { from, instructions }] of groups.entries()) {
    const lower = stages[below[index] ?? -1];
    const stage = stageFrom({
      index,
      from,
      span: {
        start: from.span.start,
        end: groups[index + 1]?.from.span.start ?? tree.text.length,
      },
      instructions,
      head,
      globals,
      escapeChar: tree.escape,
      base: lower ? { kind: 'stage', stage: lower } : baseOf(from, references[index]),
      below: lower,
      isFinal: index === groups.length - 1,
      isShipped: shipped.has(index),
      isBase: bases.has(index),
      pragmas: pragmas[index] ?? '',
    });
    stages.push(stage);
  }
  return stages;
}

function groupStages(instructions: readonly Instruction[]): readonly Group[] {
  const groups: Group[] = [];
  for (const instruction of instructions) {
    if (instruction.kind === 'FROM') groups.push({ from: instruction, instructions: [] });
    else groups.at(-1)?.instructions.push(instruction);
  }
  return groups;
}

/** The index of the stage that each one builds upon. */
function stagesBelow(
  groups: readonly Group[],
  references: readonly (string | undefined)[],
): readonly (number | undefined)[] {
  const byName = new Map<string, number>();
  return groups.map(({ from }, index) => {
    // BuildKit compares with the lower-case names of stages, so an upper-case name is an image.
    const below = byName.get(references[index] ?? '');
    if (from.stageName) byName.set(from.stageName.text.toLowerCase(), index);
    return below;
  });
}

function shippedFrom(
  final: number,
  below: readonly (number | undefined)[],
): ReadonlySet<number | undefined> {
  const shipped = new Set<number | undefined>();
  for (let at: number | undefined = final; at !== undefined; at = below[at]) shipped.add(at);
  return shipped;
}

function baseOf(from: FromInstruction, reference: string | undefined): StageBase {
  if (!reference) return { kind: 'unknown' };
  if (reference === 'scratch') return { kind: 'scratch' };
  const images = imagesOf(from);
  const base = images.get(reference) ?? {
    kind: 'image',
    reference,
    known: knownBase(reference),
  };
  images.set(reference, base);
  return base;
}

/** The images of a FROM by their references, which depend on its variables. */
const imagesOf = perInstruction(() => new Map<string, StageBase>());

/** The comments that tell the shell in each stage; those at the top of the file count for the first one. */
function pragmasIn(groups: readonly Group[], tree: DockerfileTree): readonly string[] {
  const pragmas = shellPragmas(tree);
  let next = 0;
  return groups.map(({ from }, index) => {
    const end = groups[index + 1]?.from.span.start ?? Number.POSITIVE_INFINITY;
    const own: string[] = [];
    for (let at = pragmas[next]; at && at.span.start < end; at = pragmas[++next]) {
      own.push(`${at.span.start - from.span.start} ${at.text}`);
    }
    return own.join('\n');
  });
}
