/** One row of a tree, as a plain value: no `vscode`, so that tests render trees as text. */
export interface TreeNode {
  /** Unique in its tree and stable across refreshes. */
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  /** Markdown. */
  readonly tooltip?: string;
  /** A codicon and a theme colour. */
  readonly icon?: { readonly id: string; readonly color?: string };
  /** Words matched by `when` clauses of menus, separated by spaces: `container running`. */
  readonly contextValue?: string;
  /** What a screen reader says; states that only an icon shows must be in it. */
  readonly accessibilityLabel?: string;
  /** Without the `slipway.` prefix; runs when the row is chosen, with the node as argument. */
  readonly command?: string;
  readonly expanded?: boolean;
  /** Absent for a leaf. A rejection becomes one calm row with the cause. */
  readonly children?: (signal: AbortSignal) => Promise<readonly TreeNode[]>;
  /** Starts live updates while the row is expanded and visible; `changed` re-reads the children. */
  readonly watch?: (changed: () => void) => { dispose(): void };
}
