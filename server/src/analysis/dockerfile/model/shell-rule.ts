import type { Finding } from '../../core/finding.ts';
import type { RuleInfo } from '../../core/rule.ts';
import type { Shell } from '../../shell/dialect.ts';
import type { ShellScript } from '../../shell/script.ts';
import { syntaxFaults } from '../../shell/syntax-faults.ts';
import type { Instruction } from '../syntax/nodes.ts';
import { defineInstructionRule, type InstructionRule } from './instruction-rule.ts';
import type { DockerfileModel } from './model.ts';

/** What a shell rule finds. */
interface ShellFinding extends Finding {
  /** Nothing is said where ARG or ENV declares all of these variables. */
  readonly unlessDeclared?: readonly string[];
  /** Nothing is said where the base image may set variables that nobody knows here. */
  readonly ofKnownEnvironment?: boolean;
}

/** A check of one script by itself: what it says follows from the script and its shell alone. */
interface ShellRule extends RuleInfo {
  /** True for what can be said of scripts that the shell itself cannot read to their end. */
  readonly ofBrokenScripts?: boolean;
  checkScript(script: ShellScript, shell: Shell): Iterable<ShellFinding>;
}

/** States a rule over the shell scripts of a Dockerfile; each script is asked again only when it changes. */
export function defineShellRule(rule: ShellRule): InstructionRule {
  return defineInstructionRule({
    id: rule.id,
    summary: rule.summary,
    severity: rule.severity,
    ...(rule.aliases && { aliases: rule.aliases }),
    instructions: ['ADD', 'CMD', 'COPY', 'ENTRYPOINT', 'HEALTHCHECK', 'RUN'],
    withTriggers: true,
    *checkInstruction(_, script, shell) {
      if (!script || !shell || shell.dialect === 'zsh') return;
      if (!rule.ofBrokenScripts && syntaxFaults(script.syntax).length > 0) return;
      yield* rule.checkScript(script, shell);
    },
    confirm({ unlessDeclared, ofKnownEnvironment, ...found }: ShellFinding, instruction, model) {
      if (unlessDeclared?.length && declares(model, instruction, unlessDeclared)) return undefined;
      return ofKnownEnvironment && !model.scopeAt(instruction).isComplete ? undefined : found;
    },
  });
}

function declares(model: DockerfileModel, at: Instruction, names: readonly string[]): boolean {
  const scope = model.scopeAt(at);
  return names.every((name) => scope.lookup(name) !== undefined);
}
