/** A command as the manifest contributes it; the one source of titles, icons and menus. */
export interface CommandContribution {
  /** Without the `slipway.` prefix, in camel case; those of code lenses start with `lens.`. */
  readonly id: string;
  readonly title: string;
  /** The title in Simplified Chinese. */
  readonly titleZh: string;
  /** A codicon, such as `debug-start`. */
  readonly icon?: string;
  /** A `when` clause that greys the command out. */
  readonly enablement?: string;
  /** False: the command needs a tree node or an argument and is hidden from the palette. */
  readonly palette?: boolean | string;
  readonly menus?: readonly MenuContribution[];
  readonly keybinding?: string;
}

/** A place where a command is offered. */
export interface MenuContribution {
  readonly menu:
    | 'view/title'
    | 'view/item/context'
    | 'editor/title'
    | 'editor/context'
    | 'explorer/context'
    | 'editor/title/run';
  readonly when: string;
  /** Such as `inline@1` or `2_run@3`. */
  readonly group?: string;
}
