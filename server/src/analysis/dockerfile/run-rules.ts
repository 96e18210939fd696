import type { Finding, ReportedFinding } from '../core/finding.ts';
import { type Rule, type RuleContext, runRule, runRules } from '../core/rule.ts';
import type { Shell } from '../shell/dialect.ts';
import {
  confirmed,
  type InstructionRule,
  isInstructionRule,
  looksAt,
  withTrigger,
} from './model/instruction-rule.ts';
import { keptFindings } from './model/kept-findings.ts';
import type { DockerfileModel } from './model/model.ts';
import { scriptOf } from './model/scripts.ts';
import { isStageRule } from './model/stage-rule.ts';
import { movedFindings, originOf, perInstruction } from './syntax/moved-instruction.ts';
import type { Instruction } from './syntax/nodes.ts';

/** Runs the rules that it was made for; a rule that throws is contained and told to `onCrash`. */
export type RuleRunner = (
  model: DockerfileModel,
  context: RuleContext,
  onCrash: OnCrash,
) => ReportedFinding[];

type OnCrash = (rule: string, error: unknown) => void;

/**
 * Rules over single instructions are asked once for each that is parsed, rules over stages once for each stage that
 * holds something new; what was found in a stage moves with it.
 */
export function createRuleRunner(rules: readonly Rule<DockerfileModel>[]): RuleRunner {
  const stageRules = rules.filter(isStageRule);
  const wholeRules = rules.filter((rule) => !isInstructionRule(rule) && !isStageRule(rule));
  const sayingsOf = createSayings(rules.filter(isInstructionRule));
  const kept = keptFindings<ReportedFinding>();
  return (model, context, onCrash) => {
    const { settings } = context;
    const askInstructions = (instructions: readonly Instruction[]) =>
      instructions.flatMap(withTrigger).flatMap((instruction) =>
        sayingsOf(instruction, model).flatMap(({ rule, findings, error }) => {
          const find = () => {
            if (error) throw error;
            return movedFindings(instruction, confirmed(rule, findings, instruction, model));
          };
          return runRule(rule, find, settings, onCrash);
        }),
      );
    const { instructions } = model.tree;
    const firstFrom = instructions.findIndex(({ kind }) => kind === 'FROM');
    const head = firstFrom < 0 ? instructions : instructions.slice(0, firstFrom);
    return [
      ...runRules(wholeRules, model, context, onCrash),
      ...askInstructions(head),
      ...model.stages.flatMap((stage) =>
        kept(stage, settings, () => [
          ...askInstructions([stage.from, ...stage.instructions]),
          ...stageRules.flatMap((rule) =>
            runRule(rule, () => rule.checkStage(stage, model), settings, onCrash),
          ),
        ]),
      ),
    ];
  };
}

/** What a rule said of one instruction, as that was parsed. */
interface Saying {
  readonly rule: InstructionRule;
  readonly findings: readonly Finding[];
  readonly error?: Error;
}

/** Asks rules once for each instruction that is parsed, and again when another shell reads its script. */
function createSayings(
  rules: readonly InstructionRule[],
): (instruction: Instruction, model: DockerfileModel) => readonly Saying[] {
  const sayingsByShell = perInstruction(() => new Map<string, readonly Saying[]>());
  const rulesByKind = new Map<string, readonly InstructionRule[]>();
  const rulesFor = (instruction: Instruction) => {
    const key = `${instruction.kind} ${instruction.isTrigger}`;
    const known = rulesByKind.get(key) ?? rules.filter((rule) => looksAt(rule, instruction));
    rulesByKind.set(key, known);
    return known;
  };
  return (instruction, model) => {
    const shell = hasScript(instruction) ? model.shellAt(instruction) : undefined;
    const byShell = sayingsByShell(instruction);
    const key = shell ? `${shell.dialect} ${shell.exitsOnError}` : '';
    let sayings = byShell.get(key);
    if (!sayings) {
      sayings = askAll(rulesFor(instruction), originOf(instruction), shell);
      byShell.set(key, sayings);
    }
    return sayings;
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
  const sayings: Saying[] = [];
  for (const rule of rules) {
    try {
      const findings = [...rule.checkInstruction(instruction, script, shell)];
      if (findings.length > 0) sayings.push({ rule, findings });
    } catch (error) {
      const own = error instanceof Error ? error : new Error(String(error));
      sayings.push({ rule, findings: [], error: own });
    }
  }
  return sayings;
}
