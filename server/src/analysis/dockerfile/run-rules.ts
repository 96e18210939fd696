import type { Finding, ReportedFinding } from '../core/finding.ts';
import { isActive, levelOf, type Rule, type RuleContext, report, runRules } from '../core/rule.ts';
import type { ShellScript } from '../shell/script.ts';
import {
  confirmed,
  type InstructionRule,
  isInstructionRule,
  looksAt,
  withTrigger,
} from './model/instruction-rule.ts';
import type { DockerfileModel } from './model/model.ts';
import { scriptOf } from './model/scripts.ts';
import { movedFindings, perInstruction } from './syntax/moved-instruction.ts';
import type { Instruction } from './syntax/nodes.ts';

/** Runs the rules that it was made for; a rule that throws is contained and told to `onCrash`. */
export type RuleRunner = (
  model: DockerfileModel,
  context: RuleContext,
  onCrash: (rule: string, error: unknown) => void,
) => ReportedFinding[];

/** What a rule said of one instruction, as that was parsed. */
interface Saying {
  readonly rule: InstructionRule;
  readonly findings: readonly Finding[];
  readonly error?: unknown;
}

/** Rules over single instructions are asked once for each that is parsed; what they say moves with it. */
export function createRuleRunner(rules: readonly Rule<DockerfileModel>[]): RuleRunner {
  const wholeRules = rules.filter((rule) => !isInstructionRule(rule));
  const singleRules = rules.filter(isInstructionRule);
  const sayings = (script: (instruction: Instruction) => ShellScript | undefined) =>
    perInstruction((instruction) =>
      singleRules
        .filter((rule) => looksAt(rule, instruction))
        .map((rule) => ask(rule, instruction, script(instruction)))
        .filter(({ findings, error }) => findings.length > 0 || error !== undefined),
    );
  const withScript = sayings(scriptOf);
  const withoutScript = sayings(() => undefined);
  return (model, context, onCrash) => {
    const { settings } = context;
    const found = runRules(wholeRules, model, context, onCrash);
    for (const instruction of model.tree.instructions.flatMap(withTrigger)) {
      const isRead = !hasScript(instruction) || model.shellAt(instruction) !== undefined;
      const sayingsOf = isRead ? withScript : withoutScript;
      for (const { rule, findings, error } of sayingsOf(instruction)) {
        if (!isActive(rule, settings)) continue;
        if (error !== undefined) onCrash(rule.id, error);
        try {
          const remaining = confirmed(rule, findings, instruction, model);
          for (const finding of movedFindings(instruction, remaining)) {
            if (levelOf(rule, finding, settings) === 'off') continue;
            found.push(report(rule, finding, settings));
          }
        } catch (failure) {
          onCrash(rule.id, failure);
        }
      }
    }
    return found;
  };
}

const hasScript = perInstruction((instruction) => scriptOf(instruction) !== undefined);

function ask(
  rule: InstructionRule,
  instruction: Instruction,
  script: ShellScript | undefined,
): Saying {
  try {
    return { rule, findings: [...rule.checkInstruction(instruction, script)] };
  } catch (error) {
    return { rule, findings: [], error };
  }
}
