import type { BaseAccounts } from './base-accounts.ts';
import type { PackageManager } from './image.ts';

/** What is known of a public image without asking a registry. */
export interface BaseImage {
  /** The repository without `docker.io/library/`, such as `python` or `gcr.io/distroless/static`. */
  readonly name: string;
  readonly user: string;
  readonly workdir: string;
  readonly entrypoint: readonly string[] | undefined;
  readonly cmd: readonly string[] | undefined;
  /** Ports such as `80/tcp`. */
  readonly exposedPorts: readonly string[];
  readonly volumes: readonly string[];
  readonly stopSignal: string | undefined;
  readonly packageManager: PackageManager | undefined;
  /** Tracked programs that are in the image. */
  readonly programs: readonly string[];
  /** True when a tracked program that is not in `programs` is certainly not in the image. */
  readonly hasAllPrograms: boolean;
  /** False when the image has no shell. */
  readonly hasShell: boolean;
  readonly accounts: BaseAccounts;
  /** Folders at the root that come on top of those which every distribution has. */
  readonly folders: readonly string[];
  /** Names of variables that the image sets or may set; undefined when nobody knows. */
  readonly variables: readonly string[] | undefined;
  /** The release that the tag names and that has an end of life, such as `Ubuntu 18.04`. */
  readonly release: ReleaseLife | undefined;
}

/** How long a release gets fixes. */
export interface ReleaseLife {
  /** Product and version, such as `Python 3.7`. */
  readonly name: string;
  /** The day of the last fix, `YYYY-MM-DD`. */
  readonly endOfLife: string;
  /** Whether that day had passed when the table was last checked. */
  readonly hasEnded: boolean;
  /** A supported version of the same product, such as `3.13`. */
  readonly successor: string | undefined;
}
