/**
 * Runs a command; in a tree, `target` is the row it was called on and `selection` all selected rows.
 * Code lenses give `target` the address of their document, and may say more.
 */
export type CommandHandler = (target?: unknown, selection?: unknown, more?: unknown) => unknown;

/** One handler for each command of a list: a command without its handler does not compile. */
export type CommandHandlers<Id extends string> = { readonly [id in Id]: CommandHandler };
