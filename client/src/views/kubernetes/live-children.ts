import type { LiveRows, RowsState } from '../../kubernetes/live-rows.ts';
import type { TreeNode } from '../tree-node.ts';

/** The children of a node whose rows are live. */
export type LiveChildren = Required<Pick<TreeNode, 'children' | 'watch'>>;

/** Rows as children, with a warning above them while they may be old and a way to more below. */
export function liveChildren(
  id: string,
  open: (signal?: AbortSignal) => Promise<LiveRows>,
  toNodes: (state: RowsState) => readonly TreeNode[],
): LiveChildren {
  return {
    children: async (signal) => {
      const rows = await open(signal);
      const state = await rows.read(signal);
      return [
        ...(state.trouble ? [staleNode(id, state.trouble)] : []),
        ...toNodes(state),
        ...(state.remaining > 0 ? [moreNode(id, rows, state)] : []),
      ];
    },
    watch: (changed) => {
      let left = false;
      let listening: { dispose(): void } | undefined;
      open().then(
        (rows) => {
          if (!left) listening = rows.listen(changed);
        },
        // The same failure is shown by `children`.
        () => undefined,
      );
      return {
        dispose: () => {
          left = true;
          listening?.dispose();
        },
      };
    },
  };
}

function staleNode(id: string, trouble: Error): TreeNode {
  return {
    id: `${id}/stale`,
    label: 'Not live',
    description: trouble.message,
    tooltip: trouble.message,
    icon: { id: 'debug-disconnect', color: 'list.warningForeground' },
    contextValue: 'message',
    accessibilityLabel: `Not live: ${trouble.message}`,
  };
}

function moreNode(id: string, rows: LiveRows, state: RowsState): TreeNode {
  const shown = state.rows.length;
  return {
    id: `${id}/more`,
    label: `Show More… ${shown} of ${shown + state.remaining}`,
    icon: { id: 'ellipsis' },
    command: 'showMoreRows',
    showMore: () => void rows.loadMore().catch(() => undefined),
  } as TreeNode;
}
