import type { ShellCommand } from '../../shell/script.ts';
import type { RunInstruction } from '../syntax/nodes.ts';
import type { DockerfileModel, Stage } from './model.ts';

/** A RUN with the commands of its script. */
export interface RunCommands {
  readonly stage: Stage;
  readonly run: RunInstruction;
  readonly commands: readonly ShellCommand[];
}

/** Every RUN whose script could be read, ONBUILD's left out. */
export function* runCommands(model: DockerfileModel): Iterable<RunCommands> {
  for (const stage of model.stages) {
    for (const run of stage.instructions) {
      if (run.kind !== 'RUN') continue;
      const commands = model.scriptOf(run)?.commands;
      if (commands && commands.length > 0) yield { stage, run, commands };
    }
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
