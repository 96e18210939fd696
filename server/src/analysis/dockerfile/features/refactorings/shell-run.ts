import type { ShellScript } from '../../../shell/script.ts';
import type { DockerfileModel } from '../../model/model.ts';
import type { Instruction, RunInstruction } from '../../syntax/nodes.ts';

/** A RUN that a POSIX-like shell runs. */
export interface ShellRun {
  readonly run: RunInstruction;
  readonly script: ShellScript;
}

/** The RUN and its script, when it is written on the command line and can be read to its end. */
export function lineRun(model: DockerfileModel, instruction: Instruction): ShellRun | undefined {
  const found = shellRun(model, instruction);
  return found && found.run.heredocs.length === 0 ? found : undefined;
}

/** The RUN and its script, when the script is one heredoc without a first line that names a program. */
export function heredocRun(model: DockerfileModel, instruction: Instruction): ShellRun | undefined {
  const found = shellRun(model, instruction);
  const [heredoc, ...others] = found?.run.heredocs ?? [];
  if (!found || !heredoc?.terminator || others.length > 0 || heredoc.stripTabs) return undefined;
  const isWhole = /^<<\s*[^<\s]+$/.test(found.run.body.text);
  return isWhole && !heredoc.text.startsWith('#!') && !heredoc.text.includes('\r')
    ? found
    : undefined;
}

/** True when a RUN can become several, or several one, without losing what its mounts hold in between. */
export function keepsNothingInMounts({ mounts, flags }: RunInstruction): boolean {
  return (
    flags.length === flags.filter(({ name, value }) => name.text && value).length &&
    mounts.every(({ type, options }) => {
      const writes = options.some(({ key }) => /^(?:rw|readwrite)$/i.test(key.text));
      return type !== 'tmpfs' && !(type === 'bind' && writes);
    })
  );
}

/** The flags of an instruction as one text, with a blank behind it. */
export function flagText({ tree }: DockerfileModel, { flags }: Instruction): string {
  return flags.map(({ span }) => `${tree.text.slice(span.start, span.end)} `).join('');
}

function shellRun(model: DockerfileModel, instruction: Instruction): ShellRun | undefined {
  if (instruction.kind !== 'RUN' || instruction.isTrigger || instruction.json) return undefined;
  const script = model.shellAt(instruction) && model.scriptOf(instruction);
  return script?.isComplete ? { run: instruction, script } : undefined;
}
