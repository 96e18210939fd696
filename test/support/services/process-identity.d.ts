/** A process named so that a reused process id is not mistaken for it: `PID START-TIME`. */
export type ProcessIdentity = string;
/** The identity of a running process, or undefined when there is none with this id. */
export declare function identityOf(pid: number): ProcessIdentity | undefined;
/** The process id when the process of this identity still runs. */
export declare function pidOf(identity: ProcessIdentity): number | undefined;
/** Running processes whose environment holds `NAME=value`, and all their descendants. */
export declare function processesMarked(name: string, value: string): number[];
