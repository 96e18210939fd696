import { clusterCommands } from './cluster-commands.ts';
import type { CommandContribution } from './command.ts';
import { editorCommands } from './editor-commands.ts';
import { engineCommands } from './engine-commands.ts';

/** Every command, in the order of the palette. */
export const allCommands = [
  ...editorCommands,
  ...engineCommands,
  ...clusterCommands,
] as const satisfies readonly CommandContribution[];

/** The id of a command, without the `slipway.` prefix. */
export type CommandId = (typeof allCommands)[number]['id'];
