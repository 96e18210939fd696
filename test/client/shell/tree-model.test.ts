import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { explainWith } from '../../../client/src/ui/explanation.ts';
import {
  createTreeModel,
  type MessageNode,
  type MoreNode,
  type TreeModel,
} from '../../../client/src/views/tree-model.ts';
import type { TreeNode } from '../../../client/src/views/tree-node.ts';

const leaf = (id: string): TreeNode => ({ id, label: id });

/** A folder whose rows tests can change, and which counts its watchers. */
function folder(id: string, rows: () => Promise<readonly TreeNode[]>) {
  const watchers = new Set<() => void>();
  const node: TreeNode = {
    id,
    label: id,
    children: rows,
    watch: (changed) => {
      watchers.add(changed);
      return { dispose: () => watchers.delete(changed) };
    },
  };
  return { node, watchers, change: () => watchers.forEach((changed) => void changed()) };
}

describe('a tree', () => {
  let announced: (string | undefined)[];
  let model: TreeModel;
  const create = (root: TreeNode) => {
    announced = [];
    model = createTreeModel(root, {
      changed: (node) => announced.push(node?.id),
      explain: explainWith((error) =>
        error === 'down' ? { message: 'It is down.', advice: 'Start it.' } : undefined,
      ),
      words: { showMore: (shown, total) => `more ${shown}/${total}` },
    });
    model.setVisible(true);
    announced = [];
  };
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('an error is one calm row that says what happened and what to do', async () => {
    create(folder('root', () => Promise.reject('down')).node);
    const rows: readonly MessageNode[] = await model.children(undefined);
    expect(rows).toMatchObject([
      {
        label: 'It is down.',
        description: 'Start it.',
        accessibilityLabel: 'It is down. Start it.',
      },
    ]);
  });

  test('a burst of changes is one refresh', async () => {
    const root = folder('root', () => Promise.resolve([leaf('a')]));
    create(root.node);
    await model.children(undefined);
    for (let count = 0; count < 100; count++) root.change();
    vi.advanceTimersByTime(1000);
    expect(announced).toEqual([undefined]);
  });

  test('only what is visible and expanded is watched', async () => {
    const inner = folder('inner', () => Promise.resolve([leaf('b')]));
    const root = folder('root', () => Promise.resolve([inner.node]));
    create(root.node);
    await model.children(undefined);
    expect([root.watchers.size, inner.watchers.size]).toEqual([1, 0]);
    await model.children(inner.node);
    expect(inner.watchers.size).toBe(1);
    model.setExpanded(inner.node, false);
    expect(inner.watchers.size).toBe(0);
    model.setExpanded(inner.node, true);
    model.setVisible(false);
    expect([root.watchers.size, inner.watchers.size]).toEqual([0, 0]);
    model.setVisible(true);
    expect([root.watchers.size, inner.watchers.size]).toEqual([1, 1]);
    expect(announced).toEqual([undefined]);
  });

  test('a row that is gone takes its watch along', async () => {
    const inner = folder('inner', () => Promise.resolve([]));
    let rows = [inner.node];
    create(folder('root', () => Promise.resolve(rows)).node);
    await model.children(undefined);
    await model.children(inner.node);
    rows = [];
    await model.children(undefined);
    expect(inner.watchers.size).toBe(0);
  });

  test('a change is announced for the newest row of an id', async () => {
    const inner = folder('inner', () => Promise.resolve([]));
    create(folder('root', () => Promise.resolve([{ ...inner.node }])).node);
    const [first] = await model.children(undefined);
    await model.children(first);
    await model.children(undefined);
    inner.change();
    vi.advanceTimersByTime(1000);
    expect(announced).toEqual(['inner']);
  });

  test('a read that is overtaken is aborted and answers with the newer rows', async () => {
    const signals: AbortSignal[] = [];
    const answers: ((rows: readonly TreeNode[]) => void)[] = [];
    create({
      id: 'root',
      label: '',
      children: (signal) => {
        signals.push(signal);
        return new Promise((resolve) => answers.push(resolve));
      },
    });
    const old = model.children(undefined);
    const newer = model.children(undefined);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
    answers[1]?.([leaf('new')]);
    answers[0]?.([leaf('old')]);
    expect(await old).toEqual([leaf('new')]);
    expect(await newer).toEqual([leaf('new')]);
  });

  test('a long list comes page by page', async () => {
    const many = Array.from({ length: 1200 }, (_, index) => leaf(`row ${index}`));
    create(folder('root', () => Promise.resolve(many)).node);
    let rows = await model.children(undefined);
    expect([rows.length, rows.at(-1)?.label]).toEqual([501, 'more 500/1200']);
    (rows.at(-1) as MoreNode).showMore();
    expect(announced).toEqual([undefined]);
    rows = await model.children(undefined);
    expect([rows.length, rows.at(-1)?.label]).toEqual([1001, 'more 1000/1200']);
  });

  test('parents are known', async () => {
    const inner = folder('inner', () => Promise.resolve([leaf('b')]));
    create(folder('root', () => Promise.resolve([inner.node])).node);
    await model.children(undefined);
    const [row] = await model.children(inner.node);
    expect(row && model.parent(row)?.id).toBe('inner');
    expect(model.parent(inner.node)).toBeUndefined();
  });
});
