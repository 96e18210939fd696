import type { Span } from '../../core/span.ts';
import type { Shell } from '../../shell/dialect.ts';
import type { ShellScript } from '../../shell/script.ts';
import type { DockerfileTree, FromInstruction, Instruction, Token } from '../syntax/nodes.ts';
import type { BaseImage } from './base-images.ts';
import type { EffectiveImage } from './image.ts';
import type { Scope, Variable } from './scope.ts';

/** What a Dockerfile means: its stages, variables and the images that come out. */
export interface DockerfileModel extends StageView {
  readonly tree: DockerfileTree;
  /** Every FROM in order. */
  readonly stages: readonly Stage[];
  /** The ARGs before the first FROM. */
  readonly globalArguments: readonly Variable[];
  /** The stage that an instruction belongs to; undefined before the first FROM. FROM belongs to its own stage. */
  stageOf(instruction: Instruction): Stage | undefined;
  /** The stage that `--from=`, `from=` or FROM name at an instruction: by name or by index, earlier stages only. */
  stageNamed(name: string, before: Instruction): Stage | undefined;
}

/** What follows for an instruction from its stage, the stages below it and the ARGs before the first FROM. */
export interface StageView {
  /** The variables that an instruction sees, just before it runs. */
  scopeAt(instruction: Instruction): Scope;
  /** The variables that are visible once an instruction has run. */
  scopeAfter(instruction: Instruction): Scope;
  /** What the stage holds just before an instruction runs; undefined for FROM, triggers and what stands before them. */
  imageBefore(instruction: Instruction): EffectiveImage | undefined;
  /**
   * The shell script of RUN, CMD, ENTRYPOINT or HEALTHCHECK in shell form, of a RUN heredoc, or of a COPY heredoc
   * that is a script; undefined otherwise, and when it is written for PowerShell or another program.
   */
  scriptOf(instruction: Instruction): ShellScript | undefined;
  /** The shell that reads an instruction's script; undefined when it is no POSIX-like shell. */
  shellAt(instruction: Instruction): Shell | undefined;
  /** An instruction as it is written, comments between its lines included. */
  sourceOf(instruction: Instruction): string;
  /** The lines of an instruction with the line end behind them. */
  linesOf(instruction: Instruction): Span;
}

/** A build stage. */
export interface Stage {
  readonly index: number;
  readonly name: Token | undefined;
  readonly from: FromInstruction;
  /** From FROM to the next one. */
  readonly span: Span;
  /** The instructions after FROM. */
  readonly instructions: readonly Instruction[];
  readonly base: StageBase;
  /** What the stage holds at its end. */
  readonly image: EffectiveImage;
  /** True for the stage that a build without `--target` gives. */
  readonly isFinal: boolean;
  /** True when its layers are in that image: for the final stage and those below it. */
  readonly isShipped: boolean;
  /** True when another stage builds upon it. */
  readonly isBase: boolean;
  /** The stage of a former version that holds the same as this one, perhaps at another place; itself when it is new. */
  readonly origin: Stage;
}

/** What a stage starts from. */
export type StageBase =
  | { readonly kind: 'scratch' }
  | { readonly kind: 'stage'; readonly stage: Stage }
  | {
      readonly kind: 'image';
      /** The reference with variables replaced. */
      readonly reference: string;
      /** What is known of it without asking a registry. */
      readonly known: BaseImage | undefined;
    }
  | { readonly kind: 'unknown' };
