import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { identityOf, pidOf, processesMarked } from './process-identity.ts';

/** The variable that every process of a run directory inherits: it names that directory. */
export const RUN_MARK = 'SLIPWAY_TEST_RUN';

/** One service instance's own folder: logs, pid files, sockets and data. */
export interface RunDirectory {
  readonly path: string;
  /** The control group for its containers, as a path from the root. */
  readonly cgroup: string;
  /**
   * Remembers what to delete when the run is over: a network namespace, an interface, or all
   * interfaces whose address begins with the given text.
   */
  ownNetwork(kind: 'netns' | 'link' | 'pool', name: string): void;
  /** Ends what still runs, unmounts, deletes the networks and then the folder. */
  remove(): void;
}

const open = new Set<string>();

/** Makes a run directory; what is left of earlier runs that crashed is cleaned up first. */
export async function createRunDirectory(name: string): Promise<RunDirectory> {
  cleanUpCrashedRuns();
  await mkdir(runsFolder(), { recursive: true });
  const path = await mkdtemp(join(runsFolder(), `${name}-`));
  writeFileSync(join(path, 'owner'), identityOf(process.pid) ?? '');
  if (open.size === 0) process.once('exit', removeOpenRuns);
  open.add(path);
  return {
    path,
    cgroup: cgroupOf(path),
    ownNetwork: (kind, network) =>
      writeFileSync(join(path, 'networks'), `${kind} ${network}\n`, { flag: 'a' }),
    remove: () => {
      removeRun(path);
      open.delete(path);
    },
  };
}

/** Ends and deletes every run whose owner no longer lives. */
export function cleanUpCrashedRuns(): void {
  if (!existsSync(runsFolder())) return;
  for (const name of readdirSync(runsFolder())) {
    const path = join(runsFolder(), name);
    const owner = readText(join(path, 'owner'));
    if (owner !== '' && pidOf(owner) === undefined) removeRun(path);
  }
}

function runsFolder(): string {
  return join(tmpdir(), 'slipway-test-runs');
}

function removeOpenRuns(): void {
  for (const path of open) removeRun(path);
}

function removeRun(path: string): void {
  for (let round = 0; round < 20; round++) {
    const pids = processesMarked(RUN_MARK, path);
    if (pids.length === 0) break;
    for (const pid of pids) killIfAlive(pid);
    runBriefly('sleep', '0.1');
  }
  for (const point of mountPointsBelow(path)) runBriefly('umount', '-l', point);
  for (const line of readText(join(path, 'networks')).split('\n')) {
    const [kind, name] = line.split(' ');
    if (kind === 'netns' && name) runBriefly('ip', 'netns', 'del', name);
    if (kind === 'link' && name) removeInterface(name);
    if (kind === 'pool' && name) interfacesWithAddress(name).forEach(removeInterface);
  }
  removePodAddresses(path);
  for (const root of cgroupRoots()) removeFolders(join(root, cgroupOf(path)));
  rmSync(path, { recursive: true, force: true, maxRetries: 3 });
}

function cgroupOf(path: string): string {
  return `/slipway-${basename(path)}`;
}

/** The one hierarchy of cgroups v2, or the many of v1. */
function cgroupRoots(): string[] {
  const top = '/sys/fs/cgroup';
  const version1 = existsSync(join(top, 'memory', 'tasks'));
  return version1 ? readdirSync(top).map((name) => join(top, name)) : [top];
}

/** Removes a cgroup: its folders go from the innermost out, its files cannot be deleted. */
function removeFolders(path: string): void {
  if (!existsSync(path)) return;
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    if (entry.isDirectory()) removeFolders(join(path, entry.name));
  }
  try {
    rmdirSync(path);
  } catch {
    // A process is still leaving it; an empty group does no harm.
  }
}

/** Deletes what CNI remembers, in a place of its own, of the run's Pods. */
function removePodAddresses(path: string): void {
  const results = '/var/lib/cni/results';
  if (!existsSync(results)) return;
  for (const name of readdirSync(results)) {
    const file = join(results, name);
    if (readText(file).includes(`${path}/`)) rmSync(file, { force: true });
  }
}

/** Deletes an interface and, when it is a bridge, the ends that containers left in it. */
function removeInterface(name: string): void {
  for (const [port] of listInterfaces(['link', 'show', 'master', name])) {
    runBriefly('ip', 'link', 'del', port ?? '');
  }
  runBriefly('ip', 'link', 'del', name);
}

function interfacesWithAddress(prefix: string): string[] {
  return listInterfaces(['-4', 'address'])
    .filter(([, , address]) => address?.startsWith(prefix))
    .map(([name]) => name ?? '');
}

/** The columns of `ip -brief`: name, state and more. */
function listInterfaces(what: readonly string[]): string[][] {
  return runBriefly('ip', '-brief', ...what)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split(/\s+/))
    .map(([name = '', ...rest]) => [name.replace(/@.*/, ''), ...rest]);
}

function mountPointsBelow(path: string): string[] {
  return readText('/proc/self/mounts')
    .split('\n')
    .map((line) => line.split(' ')[1] ?? '')
    .filter((point) => point.startsWith(`${path}/`))
    .reverse();
}

/** Runs a command that may fail, while the process may already be ending. */
function runBriefly(command: string, ...args: string[]): string {
  return spawnSync(command, args, { encoding: 'utf8' }).stdout ?? '';
}

function killIfAlive(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has just ended by itself.
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
