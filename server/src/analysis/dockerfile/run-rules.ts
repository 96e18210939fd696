import type { Finding, ReportedFinding } from '../core/finding.ts';
import { isActive, levelOf, type Rule, type RuleContext, report, runRules } from '../core/rule.ts';
import type { Shell } from '../shell/dialect.ts';
import {
  confirmed,
  type InstructionRule,
  isInstructionRule,
  looksAt,
  withTrigger,
} from './model/instruction-rule.ts';
import type { DockerfileModel } from './model/model.ts';
import { scriptOf } from './model/scripts.ts';
import { movedFindings, originOf, perInstruction } from './syntax/moved-instruction.ts';
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
  const sayingsByShell = perInstruction(() => new Map<string, readonly Saying[]>());
  const sayingsOf = (instruction: Instruction, shell: Shell | undefined) => {
    const byShell = sayingsByShell(instruction);
    const key = shell ? `${shell.dialect} ${shell.exitsOnError}` : '';
    let sayings = byShell.get(key);
    if (!sayings) {
      sayings = askAll(singleRules, originOf(instruction), shell);
      byShell.set(key, sayings);
    }
    return sayings;
  };
  return (model, context, onCrash) => {
    const { settings } = context;
    const found = runRules(wholeRules, model, context, onCrash);
    for (const instruction of model.tree.instructions.flatMap(withTrigger)) {
      const shell = hasScript(instruction) ? model.shellAt(instruction) : undefined;
      for (const { rule, findings, error } of sayingsOf(instruction, shell)) {
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

/** What rules say of an instruction that was parsed, without those that say nothing. */
function askAll(
  rules: readonly InstructionRule[],
  instruction: Instruction,
  shell: Shell | undefined,
): readonly Saying[] {
  const script = shell && scriptOf(instruction);
  const ask = (rule: InstructionRule): Saying => {
    try {
      return { rule, findings: [...rule.checkInstruction(instruction, script, shell)] };
    } catch (error) {
      return { rule, findings: [], error };
    }
  };
  return rules
    .filter((rule) => looksAt(rule, instruction))
    .map(ask)
    .filter(({ findings, error }) => findings.length > 0 || error !== undefined);
}
