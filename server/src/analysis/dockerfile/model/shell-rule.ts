import type { Finding } from '../../core/finding.ts';
import type { Rule, RuleInfo } from '../../core/rule.ts';
import { shiftFinding } from '../../core/shift-finding.ts';
import type { Shell } from '../../shell/dialect.ts';
import type { ShellScript } from '../../shell/script.ts';
import { distanceOf, perInstruction } from '../syntax/moved-instruction.ts';
import type { Instruction } from '../syntax/nodes.ts';
import { withTrigger } from './instruction-rule.ts';
import type { DockerfileModel } from './model.ts';
import { scriptOf } from './scripts.ts';

/** What a shell rule finds. */
export interface ShellFinding extends Finding {
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
export function defineShellRule(rule: ShellRule): Rule<DockerfileModel> {
  return {
    id: rule.id,
    summary: rule.summary,
    severity: rule.severity,
    ...(rule.aliases && { aliases: rule.aliases }),
    *check(model) {
      for (const { instruction, known, shell } of scriptsIn(model)) {
        const found = known.get(rule) ?? [...findingsOf(rule, instruction, shell)];
        known.set(rule, found);
        for (const { unlessDeclared, ofKnownEnvironment, ...finding } of found) {
          if (unlessDeclared?.length && declares(model, instruction, unlessDeclared)) continue;
          if (ofKnownEnvironment && !model.scopeAt(instruction).isComplete) continue;
          yield shiftFinding(finding, distanceOf(instruction));
        }
      }
    },
  };
}

function declares(model: DockerfileModel, at: Instruction, names: readonly string[]): boolean {
  const scope = model.scopeAt(at);
  return names.every((name) => scope.lookup(name) !== undefined);
}

/** The findings of each rule in one script, read by one shell. */
type KnownFindings = Map<ShellRule, readonly ShellFinding[]>;

interface ScriptPlace {
  readonly instruction: Instruction;
  readonly shell: Shell;
  readonly known: KnownFindings;
}

const nothing: readonly ShellFinding[] = [];

function findingsOf(rule: ShellRule, instruction: Instruction, shell: Shell) {
  const script = originalScript(instruction);
  if (!script || (!script.isComplete && !rule.ofBrokenScripts)) return nothing;
  return rule.checkScript(script, shell);
}

/** The script where it was parsed; findings are moved instead. */
const originalScript = perInstruction((origin) => scriptOf(origin));

const knownFindings = perInstruction(() => new Map<string, KnownFindings>());

/** The scripts of a model for shells that the rules know, listed once. */
function scriptsIn(model: DockerfileModel): readonly ScriptPlace[] {
  const listed = listedScripts.get(model);
  if (listed) return listed;
  const places: ScriptPlace[] = [];
  for (const instruction of model.tree.instructions.flatMap(withTrigger)) {
    const shell = model.shellAt(instruction);
    if (!shell || shell.dialect === 'zsh' || !originalScript(instruction)) continue;
    const byShell = knownFindings(instruction);
    const key = `${shell.dialect} ${shell.exitsOnError}`;
    const known: KnownFindings = byShell.get(key) ?? new Map();
    byShell.set(key, known);
    places.push({ instruction, shell, known });
  }
  listedScripts.set(model, places);
  return places;
}

const listedScripts = new WeakMap<DockerfileModel, readonly ScriptPlace[]>();
