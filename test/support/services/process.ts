import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { identityOf, pidOf } from './process-identity.ts';

/** A long-running process to start; its output is appended to the log file. */
export interface ProcessSpec {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly logFile: string;
  readonly pidFile: string;
  readonly cwd?: string;
  /** The network namespace in which it runs. */
  readonly netns?: string | undefined;
}

/** A started process, stopped by its id. */
export interface RunningProcess {
  readonly pid: number;
  readonly name: string;
  readonly logFile: string;
  alive(): boolean;
  /** The end of its log, for error messages. */
  logTail(): string;
  signal(signal: NodeJS.Signals): void;
  /** Asks it to end and kills it when it has not done so after the grace period. */
  stop(signal?: NodeJS.Signals, graceMs?: number): Promise<void>;
}

/** Starts a process in the background, in a process group of its own. */
export function startProcess(spec: ProcessSpec): RunningProcess {
  const log = openSync(spec.logFile, 'a');
  // nsenter, unlike `ip netns exec`, leaves /sys and so the cgroups as they are.
  const [command, args] = spec.netns
    ? ['nsenter', [`--net=/run/netns/${spec.netns}`, spec.command, ...spec.args]]
    : [spec.command, spec.args];
  const child = spawn(command, args, {
    cwd: spec.cwd ?? '/',
    env: spec.env,
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  child.on('error', () => undefined);
  child.unref();
  const pid = child.pid;
  if (pid === undefined) throw new Error(`${spec.name}: ${spec.command} cannot be started`);
  const identity = identityOf(pid) ?? '';
  writeFileSync(spec.pidFile, identity);
  const alive = () => child.exitCode === null && pidOf(identity) !== undefined;
  const signal = (name: NodeJS.Signals) => {
    if (alive()) process.kill(pid, name);
  };
  return {
    pid,
    name: spec.name,
    logFile: spec.logFile,
    alive,
    logTail: () => readFileSync(spec.logFile, 'utf8').slice(-3000),
    signal,
    stop: async (name = 'SIGTERM', graceMs = 10_000) => {
      signal(name);
      for (let waited = 0; alive() && waited < graceMs; waited += 50) await sleep(50);
      signal('SIGKILL');
      while (alive()) await sleep(20);
    },
  };
}
