import type { Finding } from '../../core/finding.ts';
import type { RuleInfo } from '../../core/rule.ts';
import type { Shell } from '../../shell/dialect.ts';
import type { ShellScript } from '../../shell/script.ts';
import { syntaxFaults } from '../../shell/syntax-faults.ts';
import type { Instruction } from '../syntax/nodes.ts';
import { defineInstructionRule, type InstructionRule } from './instruction-rule.ts';
import type { StageView } from './model.ts';

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
  /** True for what depends on variables of other scripts, so that nothing is said of scripts that inherit them. */
  readonly ofOwnVariables?: boolean;
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
    checkInstruction(_, script, shell) {
      if (!script || !shell) return [];
      // Most scripts start no others, and a generator for each rule and script takes its time.
      return script.inner.length === 0
        ? checkOwn(rule, script, shell)
        : checkWithInner(rule, script, shell);
    },
    confirm({ unlessDeclared, ofKnownEnvironment, ...found }: ShellFinding, instruction, model) {
      if (unlessDeclared?.length && declares(model, instruction, unlessDeclared)) return undefined;
      return ofKnownEnvironment && !model.scopeAt(instruction).isComplete ? undefined : found;
    },
  });
}

function checkOwn(rule: ShellRule, script: ShellScript, shell: Shell): Iterable<ShellFinding> {
  if (shell.dialect === 'zsh') return [];
  const isReadable = rule.ofBrokenScripts || syntaxFaults(script.syntax).length === 0;
  return isReadable ? rule.checkScript(script, shell) : [];
}

function* checkWithInner(
  rule: ShellRule,
  script: ShellScript,
  shell: Shell,
): Iterable<ShellFinding> {
  yield* checkOwn(rule, script, shell);
  for (const inner of script.inner) {
    if (!inner.isVerbatim || (rule.ofOwnVariables && inner.inheritsVariables)) continue;
    const own = inner.inheritsVariables ? innerShell(inner.shell, shell) : inner.shell;
    yield* checkWithInner(rule, inner.script, own);
  }
}

/** The shell of a script that another one starts: as `sh` the outer one, where that is plain; else nothing is held against bash. */
export function innerShell(shell: Shell, { dialect }: Shell): Shell {
  if (shell.dialect !== 'sh') return shell;
  const isPlain = dialect === 'sh' || dialect === 'dash' || dialect === 'ash';
  return { ...shell, dialect: isPlain ? dialect : 'bash' };
}

function declares(model: StageView, at: Instruction, names: readonly string[]): boolean {
  const scope = model.scopeAt(at);
  return names.every((name) => scope.lookup(name) !== undefined);
}
