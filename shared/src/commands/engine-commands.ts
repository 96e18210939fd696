import type { CommandContribution } from './command.ts';

/** Commands of the Docker engine: build, run, containers, images, volumes, networks. */
export const engineCommands = [] as const satisfies readonly CommandContribution[];
