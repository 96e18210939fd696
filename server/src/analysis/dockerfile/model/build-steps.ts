import type { ShellScript } from '../../shell/script.ts';
import type { Instruction } from '../syntax/nodes.ts';
import type { Scope } from './scope.ts';

/** The instructions that change the files of an image, the last one first; grows without being copied. */
export interface BuildStep {
  readonly before: BuildStep | undefined;
  readonly instruction: Instruction;
  /** The folder that the instruction starts in; undefined when nobody knows it. */
  readonly workdir: string | undefined;
  /** The variables that the instruction sees. */
  readonly scope: () => Scope;
  /** The script of a RUN that could be read. */
  readonly script: () => ShellScript | undefined;
}

/** The steps in the order of the build. */
export function stepsInOrder(last: BuildStep | undefined): BuildStep[] {
  const steps: BuildStep[] = [];
  for (let step = last; step; step = step.before) steps.push(step);
  return steps.reverse();
}
