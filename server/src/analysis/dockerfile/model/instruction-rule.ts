import type { Finding } from '../../core/finding.ts';
import type { Rule } from '../../core/rule.ts';
import type { Shell } from '../../shell/dialect.ts';
import type { ShellScript } from '../../shell/script.ts';
import { movedFindings, originOf } from '../syntax/moved-instruction.ts';
import type { Instruction, InstructionOf } from '../syntax/nodes.ts';
import { withFittingFixes } from './fitting-fixes.ts';
import type { DockerfileModel, StageView } from './model.ts';
import { scriptOf } from './scripts.ts';

/**
 * A check of one instruction by itself: what it says follows from the instruction and its script alone,
 * so that it need not be asked again while neither changes.
 */
export interface InstructionRule extends Rule<DockerfileModel> {
  /** The instructions that it looks at. */
  readonly instructions: readonly Instruction['kind'][];
  /** True: it also looks at what ONBUILD puts off. */
  readonly withTriggers?: boolean;
  /**
   * Every span that it reports, related places and edits included, lies inside the instruction.
   * `script` and `shell` are there together: a script that no POSIX-like shell reads is not shown.
   */
  checkInstruction(
    instruction: Instruction,
    script: ShellScript | undefined,
    shell: Shell | undefined,
  ): Iterable<Finding>;
  /**
   * What remains of a finding where other instructions of the stage, or those below it, have a say in it.
   * Asked anew whenever one of them changes, so `checkInstruction` finds whatever may come into question.
   * The finding stands where the instruction was parsed, and is moved with its edits afterwards.
   */
  confirm?(found: Finding, instruction: Instruction, view: StageView): Finding | undefined;
}

/** An instruction rule as it is written: it is shown nothing but the instructions that it names. */
interface InstructionRuleOf<Kind extends Instruction['kind']>
  extends Omit<InstructionRule, 'check' | 'instructions' | 'checkInstruction' | 'confirm'> {
  readonly instructions: readonly Kind[];
  checkInstruction(
    instruction: InstructionOf<Kind>,
    script: ShellScript | undefined,
    shell: Shell | undefined,
  ): Iterable<Finding>;
  confirm?(found: Finding, instruction: InstructionOf<Kind>, view: StageView): Finding | undefined;
}

/** States a rule over single instructions. */
export function defineInstructionRule<const Kind extends Instruction['kind']>(
  stated: InstructionRuleOf<Kind>,
): InstructionRule {
  const given: Omit<InstructionRule, 'check'> = stated;
  const rule: Omit<InstructionRule, 'check'> = {
    ...given,
    checkInstruction: (instruction, script, shell) =>
      withFittingFixes(given.checkInstruction(instruction, script, shell), instruction, script),
  };
  return {
    ...rule,
    *check(model) {
      for (const instruction of model.tree.instructions.flatMap(withTrigger)) {
        if (!looksAt(rule, instruction)) continue;
        const parsed = originOf(instruction);
        const shell = model.shellAt(instruction);
        const script = shell && scriptOf(parsed);
        const found = rule.checkInstruction(parsed, script, script && shell);
        yield* movedFindings(instruction, confirmed(rule, found, instruction, model));
      }
    },
  };
}

/** What remains of the findings of a rule in this version of the file. */
export function* confirmed(
  rule: Pick<InstructionRule, 'confirm'>,
  found: Iterable<Finding>,
  instruction: Instruction,
  view: StageView,
): Generator<Finding> {
  for (const finding of found) {
    const remaining = rule.confirm ? rule.confirm(finding, instruction, view) : finding;
    if (remaining) yield remaining;
  }
}

/** Whether a rule is one over single instructions. */
export function isInstructionRule(rule: Rule<DockerfileModel>): rule is InstructionRule {
  return 'checkInstruction' in rule;
}

/** Whether a rule may say something of an instruction. */
export function looksAt(
  rule: Pick<InstructionRule, 'instructions' | 'withTriggers'>,
  { kind, isTrigger }: Instruction,
): boolean {
  return rule.instructions.includes(kind) && (!isTrigger || rule.withTriggers === true);
}

/** An instruction, followed by what it puts off when it is an ONBUILD. */
export function withTrigger(instruction: Instruction): readonly Instruction[] {
  return instruction.kind === 'ONBUILD' && instruction.trigger
    ? [instruction, instruction.trigger]
    : [instruction];
}
