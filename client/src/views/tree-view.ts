import {
  type AccessibilityInformation,
  type Command,
  type Disposable,
  EventEmitter,
  l10n,
  MarkdownString,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  type TreeView as VscodeTreeView,
  window,
} from 'vscode';
import type { Explanation } from '../ui/explanation.ts';
import { createTreeModel } from './tree-model.ts';
import type { TreeNode } from './tree-node.ts';

/** A tree to show in a view of the manifest. */
export interface TreeViewOptions {
  /** The view's id in the manifest. */
  readonly id: string;
  /** Its children are the top rows; its `watch` runs while the view is on the screen. */
  readonly root: TreeNode;
  readonly explain: (error: unknown) => Explanation;
}

/** A view on a tree. */
export interface TreeView extends Disposable {
  /** Reads the rows below a node again, or the whole tree. */
  refresh(node?: TreeNode): void;
  readonly view: VscodeTreeView<TreeNode>;
}

/** Shows a tree; nothing is read before the view is on the screen. */
export function createTreeView({ id, root, explain }: TreeViewOptions): TreeView {
  const changed = new EventEmitter<TreeNode | undefined>();
  const model = createTreeModel(root, {
    changed: (node) => changed.fire(node),
    explain,
    words: {
      showMore: (shown, total) => l10n.t('Show More… {0} of {1}', shown, total),
    },
  });
  const view = window.createTreeView(id, {
    canSelectMany: true,
    showCollapseAll: true,
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getChildren: async (node) => [...(await model.children(node))],
      getParent: (node) => model.parent(node),
      getTreeItem: toTreeItem,
    },
  });
  const subscriptions = [
    changed,
    view,
    model,
    view.onDidChangeVisibility((event) => model.setVisible(event.visible)),
    view.onDidExpandElement(({ element }) => model.setExpanded(element, true)),
    view.onDidCollapseElement(({ element }) => model.setExpanded(element, false)),
  ];
  model.setVisible(view.visible);
  return {
    view,
    refresh: (node) => model.refresh(node),
    dispose: () => {
      for (const subscription of subscriptions) subscription.dispose();
    },
  };
}

function toTreeItem(node: TreeNode): TreeItem {
  const item = new TreeItem(node.label, collapsibleState(node));
  item.id = node.id;
  if (node.description !== undefined) item.description = node.description;
  if (node.tooltip !== undefined) item.tooltip = new MarkdownString(node.tooltip);
  if (node.icon) item.iconPath = themeIcon(node.icon);
  if (node.contextValue !== undefined) item.contextValue = node.contextValue;
  item.accessibilityInformation = accessibility(node);
  const command = commandOf(node);
  if (command) item.command = command;
  return item;
}

function collapsibleState(node: TreeNode): TreeItemCollapsibleState {
  if (!node.children) return TreeItemCollapsibleState.None;
  return node.expanded ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed;
}

function themeIcon({ id, color }: { readonly id: string; readonly color?: string }): ThemeIcon {
  return color === undefined ? new ThemeIcon(id) : new ThemeIcon(id, new ThemeColor(color));
}

function accessibility(node: TreeNode): AccessibilityInformation {
  const spoken = [node.label, node.description].filter(Boolean).join(', ');
  return { label: node.accessibilityLabel ?? spoken };
}

function commandOf(node: TreeNode): Command | undefined {
  if (!node.command) return undefined;
  return { title: node.label, command: `slipway.${node.command}`, arguments: [node] };
}
