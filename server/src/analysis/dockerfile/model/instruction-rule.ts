import type { Finding } from '../../core/finding.ts';
import type { Rule } from '../../core/rule.ts';
import type { ShellScript } from '../../shell/script.ts';
import type { Instruction } from '../syntax/nodes.ts';
import type { DockerfileModel } from './model.ts';

/**
 * A check of one instruction by itself: what it says follows from the instruction and its script alone,
 * so that it need not be asked again while neither changes.
 */
export interface InstructionRule extends Rule<DockerfileModel> {
  /** The instructions that it looks at. */
  readonly instructions: readonly Instruction['kind'][];
  /** Every span that it reports, related places and edits included, lies inside the instruction. */
  checkInstruction(instruction: Instruction, script: ShellScript | undefined): Iterable<Finding>;
}

/** States a rule over single instructions of stages, ONBUILD's triggers left out. */
export function defineInstructionRule(rule: Omit<InstructionRule, 'check'>): InstructionRule {
  return {
    ...rule,
    *check(model) {
      for (const stage of model.stages) {
        for (const instruction of stage.instructions) {
          if (!rule.instructions.includes(instruction.kind)) continue;
          yield* rule.checkInstruction(instruction, model.scriptOf(instruction));
        }
      }
    },
  };
}
