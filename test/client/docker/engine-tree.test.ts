import { expect, test } from 'vitest';
import type { EngineConnection } from '../../../client/src/docker/connect-engine.ts';
import type { Container, Engine } from '../../../client/src/docker/engine.ts';
import { EngineError } from '../../../client/src/docker/engine-error.ts';
import type { EngineWatch } from '../../../client/src/docker/engine-watch.ts';
import { type EngineState, engineTree } from '../../../client/src/views/docker/engine-tree.ts';
import type { TreeNode } from '../../../client/src/views/tree-node.ts';

const container = (name: string, more: Partial<Container> = {}): Container => ({
  id: `${name}0123456789abcdef`,
  name,
  image: 'box:1',
  state: 'running',
  status: 'Up 2 hours',
  ports: [],
  ...more,
});

const nothing: EngineWatch = {
  on: () => ({ dispose: () => undefined }),
  restart: () => undefined,
};

function connectionTo(engine: () => Partial<Engine>): EngineConnection {
  return {
    connect: () => Promise.resolve().then(() => engine() as Engine),
    reset: () => undefined,
    dispose: () => undefined,
  };
}

/** A tree as text: two spaces for each level, then label, description and the words for menus. */
async function draw(node: TreeNode, level = 0): Promise<string> {
  const lines: string[] = [];
  for (const row of (await node.children?.(new AbortController().signal)) ?? []) {
    const { label, description, contextValue } = row;
    lines.push(
      `${'  '.repeat(level)}${[label, description, `<${contextValue}>`].filter(Boolean).join(' | ')}`,
    );
    const below = await draw(row, level + 1);
    if (below) lines.push(below);
  }
  return lines.join('\n');
}

test('an engine by kind, with containers by Compose project', async () => {
  const engine: Partial<Engine> = {
    about: () => Promise.resolve({ version: '28', apiVersion: '1.51', platform: 'linux/amd64' }),
    containers: () =>
      Promise.resolve([
        container('zeta', { state: 'exited', status: 'Exited (1) 3 minutes ago' }),
        container('shop-web-1', {
          compose: { project: 'shop', service: 'web' },
          ports: [
            { containerPort: 80, protocol: 'tcp', hostAddress: '0.0.0.0', hostPort: 8080 },
            { containerPort: 80, protocol: 'tcp', hostAddress: '::', hostPort: 8080 },
            { containerPort: 9000, protocol: 'tcp' },
          ],
        }),
        container('shop-db-1', {
          compose: { project: 'shop', service: 'db' },
          state: 'created',
          status: 'Created',
        }),
      ]),
    images: () =>
      Promise.resolve([
        { id: 'sha256:aaaaaaaaaaaaaaaa', references: ['web:2', 'web:1'], bytes: 1.2e8, created: 0 },
        { id: 'sha256:bbbbbbbbbbbbbbbb', references: [], bytes: 4.21e6, created: 0 },
      ]),
    volumes: () => Promise.resolve([]),
    networks: () =>
      Promise.resolve([{ id: 'n', name: 'bridge', driver: 'bridge', predefined: true }]),
  };
  const states: EngineState[] = [];
  const tree = engineTree(
    connectionTo(() => engine),
    nothing,
    (state) => states.push(state),
  );
  expect(await draw(tree)).toMatchInlineSnapshot(`
    "Containers | <group containers>
      shop | 1 of 2 running | <compose>
        db | box:1 · created | <container created>
        web | 8080→80 · box:1 · up 2 hours | <container running published>
      zeta | box:1 · exited (1) 3 minutes ago | <container exited>
    Images | <group images>
      bbbbbbbbbbbb | no name · 4.2 MB | <image dangling>
      web:1 | 120 MB | <image named>
      web:2 | 120 MB | <image named>
    Volumes | <group volumes>
      None | <empty>
    Networks | <group networks>
      bridge | bridge | <network predefined>"
  `);
  expect(states).toEqual(['present']);
});

test('an engine that never answered leaves the view to its welcome', async () => {
  const states: EngineState[] = [];
  const absent = () => {
    throw new EngineError('unavailable', 'connect ENOENT', 'unix:///x');
  };
  const tree = engineTree(connectionTo(absent), nothing, (state) => states.push(state));
  expect(await draw(tree)).toBe('');
  expect(states).toEqual(['absent']);
});

test('an engine that went away is an error, and so is one that refuses us', async () => {
  let about: Engine['about'] = () =>
    Promise.resolve({ version: '28', apiVersion: '1.51', platform: 'linux/amd64' });
  const tree = engineTree(
    connectionTo(() => ({ about: () => about() })),
    nothing,
    () => undefined,
  );
  await tree.children?.(new AbortController().signal);
  about = () => Promise.reject(new EngineError('unavailable', 'gone', 'unix:///x'));
  await expect(draw(tree)).rejects.toMatchObject({ reason: 'unavailable' });

  const refused = connectionTo(() => {
    throw new EngineError('permission-denied', 'connect EACCES', 'unix:///x');
  });
  await expect(draw(engineTree(refused, nothing, () => undefined))).rejects.toMatchObject({
    reason: 'permission-denied',
  });
});
