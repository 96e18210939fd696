import type { Explanation } from '../ui/explanation.ts';
import type { TreeNode } from './tree-node.ts';

/** The row that ends a long list; choosing it shows the next page. */
export interface MoreNode extends TreeNode {
  readonly showMore: () => void;
}

/** The row that stands for rows that could not be read; choosing it does what helps. */
export interface MessageNode extends TreeNode {
  readonly action?: Explanation['action'];
}

/** What a tree needs of the world around it. */
export interface TreeHost {
  /** The rows below `node` must be read again; `undefined` is the whole tree. */
  readonly changed: (node: TreeNode | undefined) => void;
  readonly explain: (error: unknown) => Explanation;
  readonly words: TreeWords;
}

/** The texts that a tree adds to those of its nodes. */
interface TreeWords {
  readonly showMore: (shown: number, total: number) => string;
}

/** The state of one tree: its rows, what is loading, what is watched. */
export interface TreeModel {
  children(node: TreeNode | undefined): Promise<readonly TreeNode[]>;
  parent(node: TreeNode): TreeNode | undefined;
  /** The tree is on the screen or no longer; only a visible tree loads and watches. */
  setVisible(visible: boolean): void;
  setExpanded(node: TreeNode, expanded: boolean): void;
  refresh(node?: TreeNode): void;
  dispose(): void;
}

/** A read of the rows below one node. */
interface Load {
  readonly controller: AbortController;
  readonly rows: Promise<readonly TreeNode[]>;
}

/** A burst of changes becomes one refresh after this pause. */
const pauseMs = 150;
const pageSize = 500;

/** Follows a root whose children are the top rows. */
export function createTreeModel(root: TreeNode, host: TreeHost): TreeModel {
  /** The newest row of each id; VS Code knows rows by identity. */
  const rows = new Map<string, TreeNode>();
  const parents = new Map<string, string>();
  const loads = new Map<string, Load>();
  const pages = new Map<string, number>();
  const watches = new Map<string, { dispose(): void }>();
  const timers = new Map<string, NodeJS.Timeout>();
  const open = new Set<string>([root.id]);
  let visible = false;

  const nodeOf = (id: string) => (id === root.id ? root : rows.get(id));
  const announce = (id: string) => host.changed(id === root.id ? undefined : rows.get(id));

  const changed = (id: string) => {
    if (timers.has(id)) return;
    timers.set(
      id,
      setTimeout(() => {
        timers.delete(id);
        if (visible && nodeOf(id)) announce(id);
      }, pauseMs),
    );
  };

  const startWatch = (id: string) => {
    const node = nodeOf(id);
    if (!visible || !node?.watch || watches.has(id) || !open.has(id)) return;
    watches.set(
      id,
      node.watch(() => changed(id)),
    );
  };
  const stopWatch = (id: string) => {
    watches.get(id)?.dispose();
    watches.delete(id);
  };

  /** Forgets rows that are gone with all below them. */
  const forget = (id: string) => {
    for (const [child, parent] of parents) if (parent === id) forget(child);
    stopWatch(id);
    loads.get(id)?.controller.abort();
    loads.delete(id);
    clearTimeout(timers.get(id));
    timers.delete(id);
    open.delete(id);
    pages.delete(id);
    rows.delete(id);
    parents.delete(id);
  };

  const adopt = (parent: string, found: readonly TreeNode[]) => {
    const kept = new Set(found.map((node) => node.id));
    for (const [child, owner] of parents) {
      if (owner === parent && !kept.has(child)) forget(child);
    }
    for (const node of found) {
      rows.set(node.id, node);
      parents.set(node.id, parent);
    }
    return found;
  };

  const page = (parent: string, found: readonly TreeNode[]): readonly TreeNode[] => {
    const shown = (pages.get(parent) ?? 1) * pageSize;
    if (found.length <= shown) return found;
    const more: MoreNode = {
      id: `${parent}/…`,
      label: host.words.showMore(shown, found.length),
      icon: { id: 'ellipsis' },
      command: 'showMoreRows',
      showMore: () => {
        pages.set(parent, (pages.get(parent) ?? 1) + 1);
        announce(parent);
      },
    };
    return [...found.slice(0, shown), more];
  };

  const read = async (node: TreeNode, signal: AbortSignal): Promise<readonly TreeNode[]> => {
    try {
      return page(node.id, (await node.children?.(signal)) ?? []);
    } catch (error) {
      return signal.aborted ? [] : [messageNode(node.id, host.explain(error))];
    }
  };

  const load = async (node: TreeNode): Promise<readonly TreeNode[]> => {
    loads.get(node.id)?.controller.abort();
    const controller = new AbortController();
    const current: Load = { controller, rows: read(node, controller.signal) };
    loads.set(node.id, current);
    const found = await current.rows;
    const latest = loads.get(node.id);
    // A newer read of the same rows has taken over and answers for both.
    if (latest !== current) return (await latest?.rows) ?? [];
    return controller.signal.aborted ? [] : adopt(node.id, found);
  };

  return {
    children: async (element) => {
      const node = element ?? root;
      open.add(node.id);
      startWatch(node.id);
      return await load(node);
    },
    parent: (node) => rows.get(parents.get(node.id) ?? ''),
    setVisible: (now) => {
      if (now === visible) return;
      visible = now;
      if (now) {
        for (const id of open) startWatch(id);
        announce(root.id);
      } else {
        for (const id of [...watches.keys()]) stopWatch(id);
        for (const { controller } of loads.values()) controller.abort();
      }
    },
    setExpanded: (node, expanded) => {
      if (expanded) {
        open.add(node.id);
        startWatch(node.id);
      } else {
        open.delete(node.id);
        stopWatch(node.id);
      }
    },
    refresh: (node) => announce(node?.id ?? root.id),
    dispose: () => {
      visible = false;
      forget(root.id);
    },
  };
}

/** One calm row for an error: what happened, and what to do in the tooltip. */
function messageNode(parent: string, { message, advice, action }: Explanation): MessageNode {
  return {
    id: `${parent}/!`,
    label: message,
    ...(advice ? { description: advice } : {}),
    tooltip: advice ? `${message}\n\n${advice}` : message,
    icon: { id: 'warning', color: 'list.warningForeground' },
    contextValue: 'message',
    accessibilityLabel: advice ? `${message} ${advice}` : message,
    ...(action ? { action, command: 'followAdvice' } : {}),
  };
}
