import type { PackageManager } from './image.ts';

/** What is known of a public image without asking a registry. */
export interface BaseImage {
  /** The repository as written in FROM, such as `python` or `gcr.io/distroless/static`. */
  readonly name: string;
  readonly user: string;
  readonly workdir: string;
  readonly entrypoint: readonly string[] | undefined;
  readonly cmd: readonly string[] | undefined;
  readonly exposedPorts: readonly string[];
  readonly packageManager: PackageManager | undefined;
  /** Programs that matter to rules and are in the image. */
  readonly programs: readonly string[];
  /** False when the image has no shell. */
  readonly hasShell: boolean;
  /** The day after which the release gets no more fixes, `YYYY-MM-DD`. */
  readonly endOfLife: string | undefined;
  /** The release that `endOfLife` speaks of, such as `Ubuntu 18.04` or `Python 3.7`. */
  readonly release: string | undefined;
}
