import { join } from 'node:path';
import { type RunningProcess, startProcess } from './process.ts';
import { RUN_MARK, type RunDirectory } from './run-directory.ts';

/** Starts a process that belongs to a run directory: its log, its pid file and its end are there. */
export function startInRun(
  run: RunDirectory,
  name: string,
  command: string,
  args: readonly string[],
  options: { readonly env?: NodeJS.ProcessEnv; readonly netns?: string | undefined } = {},
): RunningProcess {
  return startProcess({
    name,
    command,
    args,
    env: { ...(options.env ?? process.env), [RUN_MARK]: run.path },
    logFile: join(run.path, `${name}.log`),
    pidFile: join(run.path, `${name}.pid`),
    netns: options.netns,
  });
}
