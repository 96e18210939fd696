import type { CommandContribution } from './command.ts';

/** Commands of Kubernetes clusters: contexts, objects, apply, rollouts, logs, port-forward. */
export const clusterCommands = [] as const satisfies readonly CommandContribution[];
