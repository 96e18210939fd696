import type { ShellCommand } from '../../shell/script.ts';
import type { RunInstruction } from '../syntax/nodes.ts';
import type { Stage, StageView } from './model.ts';

/** A RUN with the commands of its script. */
interface RunCommands {
  readonly run: RunInstruction;
  readonly commands: readonly ShellCommand[];
}

/** Every RUN of a stage whose script could be read, ONBUILD's left out. */
export function* runCommands(
  { instructions }: Stage,
  { scriptOf }: StageView,
): Iterable<RunCommands> {
  for (const run of instructions) {
    if (run.kind !== 'RUN') continue;
    const commands = scriptOf(run)?.commands;
    if (commands && commands.length > 0) yield { run, commands };
  }
}

/** True when a RUN keeps a folder out of its layer by a cache or tmpfs mount at it or above it. */
export function mountsCache(run: RunInstruction, folder: string): boolean {
  return run.mounts.some(({ type, options }) => {
    if (type !== 'cache' && type !== 'tmpfs') return false;
    const target = options.find(({ key }) => /^(target|dst|destination)$/i.test(key.text))?.value
      ?.text;
    const path = target?.replace(/\/+$/, '');
    return path !== undefined && (folder === path || folder.startsWith(`${path}/`));
  });
}
