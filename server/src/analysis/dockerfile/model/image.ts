import type { Instruction } from '../syntax/nodes.ts';

/** A value with the reason why it is believed; rules are silent on `unknown`. */
export type Fact<T> =
  | {
      /** `declared`: in this stage; `inherited`: in a stage below; `table`: known of a public base image. */
      readonly certainty: 'declared' | 'inherited' | 'table';
      readonly value: T;
      /** The instruction that says so; absent for `table` and for defaults. */
      readonly origin?: Instruction;
    }
  | { readonly certainty: 'unknown'; readonly value?: undefined; readonly origin?: undefined };

/** The process of ENTRYPOINT, CMD or HEALTHCHECK; undefined values are what the image doesn't set. */
export interface CommandLine {
  readonly form: 'exec' | 'shell';
  /** Exec form: the arguments. Shell form: the one line. */
  readonly arguments: readonly string[];
}

/** What a stage holds when its last instruction has run. */
export interface EffectiveImage {
  /** As in USER, variables replaced; `root` when nobody sets it on a known base. */
  readonly user: Fact<string>;
  readonly workdir: Fact<string>;
  readonly entrypoint: Fact<CommandLine | undefined>;
  readonly cmd: Fact<CommandLine | undefined>;
  readonly shell: Fact<readonly string[]>;
  readonly stopSignal: Fact<string | undefined>;
  readonly healthcheck: Fact<CommandLine | 'none' | undefined>;
  /** Ports such as `8080/tcp` that EXPOSE of this file and known bases declare. */
  readonly exposedPorts: readonly EffectivePort[];
  readonly volumes: readonly string[];
  readonly programs: Programs;
  readonly files: Files;
  readonly accounts: Accounts;
  /** The package manager of the base. */
  readonly packageManager: Fact<PackageManager | undefined>;
  /** True when the base is known, so that what is not listed above is not there. */
  readonly isBaseKnown: boolean;
}

/** A port that an image declares. */
export interface EffectivePort {
  readonly port: number;
  readonly protocol: 'tcp' | 'udp' | 'sctp';
  /** Absent when a base image declares it. */
  readonly origin?: Instruction;
}

/** Which programs an image has. */
export interface Programs {
  /** Names of programs that are certainly there. */
  readonly present: ReadonlySet<string>;
  /** True when a program that is not in `present` is certainly not there (among those that the tables know). */
  readonly isComplete: boolean;
  /** `missing` only when it is certain. */
  has(program: string): 'present' | 'missing' | 'unknown';
}

/** Which files and folders an image has. */
export interface Files {
  /** Absolute paths that are certainly there because an instruction makes them, with the folders above. */
  readonly paths: ReadonlySet<string>;
  /** `missing` only when the base is known not to hold it and no instruction can have made it. */
  hasPath(path: string): 'present' | 'missing' | 'unknown';
}

/** Which users and groups an image has. */
export interface Accounts {
  readonly users: readonly NamedAccount[];
  readonly groups: readonly NamedAccount[];
  /** `missing` only when it is certain; for names, not for numbers. */
  hasUser(name: string): 'present' | 'missing' | 'unknown';
  hasGroup(name: string): 'present' | 'missing' | 'unknown';
}

/** A user or a group. */
export interface NamedAccount {
  readonly name: string;
  /** The instruction that makes it; undefined when the base image brings it. */
  readonly origin: Instruction | undefined;
}

/** The package managers that base images bring. */
export type PackageManager = 'apt' | 'apk' | 'dnf' | 'microdnf' | 'yum' | 'zypper' | 'pacman';
