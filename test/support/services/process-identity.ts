import { readdirSync, readFileSync } from 'node:fs';

/** A process named so that a reused process id is not mistaken for it: `PID START-TIME`. */
export type ProcessIdentity = string;

/** The identity of a running process, or undefined when there is none with this id. */
export function identityOf(pid: number): ProcessIdentity | undefined {
  const fields = statFields(pid);
  // Field 3 is the state: a zombie has ended.
  return fields && fields[0] !== 'Z' ? `${pid} ${fields[19]}` : undefined;
}

/** The process id when the process of this identity still runs. */
export function pidOf(identity: ProcessIdentity): number | undefined {
  const pid = Number(identity.split(' ')[0]);
  return Number.isInteger(pid) && identityOf(pid) === identity.trim() ? pid : undefined;
}

/** Running processes whose environment holds `NAME=value`, and all their descendants. */
export function processesMarked(name: string, value: string): number[] {
  const parents = new Map<number, number>();
  const found = new Set<number>();
  for (const entry of readdirSync('/proc')) {
    const pid = Number(entry);
    if (!Number.isInteger(pid)) continue;
    const fields = statFields(pid);
    if (!fields || fields[0] === 'Z') continue;
    parents.set(pid, Number(fields[1]));
    if (environmentOf(pid).includes(`${name}=${value}`)) found.add(pid);
  }
  for (let grew = true; grew; ) {
    grew = false;
    for (const [pid, parent] of parents) {
      if (found.has(parent) && !found.has(pid)) {
        found.add(pid);
        grew = true;
      }
    }
  }
  found.delete(process.pid);
  return [...found];
}

/** The fields of `/proc/PID/stat` from the third on: the second may hold spaces. */
function statFields(pid: number): string[] | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}

function environmentOf(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
  } catch {
    return [];
  }
}
